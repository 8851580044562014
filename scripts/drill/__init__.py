"""The drill: many people send at once while everything is killed again and again. Nothing may be lost or doubled."""

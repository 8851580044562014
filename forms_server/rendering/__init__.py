"""From questions to GOV.UK Frontend's components: parameters only, drawn by the templates."""

"""The printed menu: booklets of the whole menu, of a category or of an area, made from what its pages say."""

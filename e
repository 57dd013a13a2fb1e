omlast: no link is called "NOPE"; see link.csv for the names, and write a figure as TABLE/ROW/COLUMN
See omlast help explain.

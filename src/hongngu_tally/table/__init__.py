"""A sheet's cells → the nomination lists in it, with a fate for every row and the evidence."""

"""A receipt as marks on paper: what its pictures, its pages and its printed strips have in common."""

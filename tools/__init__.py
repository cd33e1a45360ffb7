"""What helps to work on Plain Figures; the product needs none of it."""

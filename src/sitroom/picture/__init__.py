"""Claims to series: compare, check sums, count voices, find gaps."""

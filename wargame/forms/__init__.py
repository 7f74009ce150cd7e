"""What people may send us."""

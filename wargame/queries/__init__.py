"""What people see: one read model a screen or region, a fixed number of queries each."""

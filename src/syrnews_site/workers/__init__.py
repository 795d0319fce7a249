"""What runs in other processes, and where: jobs, and the pools that run them."""

// Budgeting

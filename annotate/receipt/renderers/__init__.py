"""From a receipt to what somebody reads or a program does."""

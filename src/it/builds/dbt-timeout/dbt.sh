# A dbt that hangs in a process of its own, which holds the output open.
sleep 600

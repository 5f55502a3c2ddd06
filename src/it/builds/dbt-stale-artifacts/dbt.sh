# A dbt that writes elsewhere.
exit 0

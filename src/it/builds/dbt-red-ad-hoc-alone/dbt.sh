# A dbt in which a test fails.
mkdir -p target
cp pair/*.json target/
exit 1

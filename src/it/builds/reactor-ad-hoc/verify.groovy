import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
assert build.summary('finance/target/secoda').gate.verdict == 'failed'
assert build.summary('finance/target/secoda').integrationId == 'finance-id'
assert build.summary('sales/target/secoda').gate.verdict == 'passed'
assert build.summary('sales/target/secoda').integrationId == 'sales-id'
assert build.log().count('A sandbox answers in place of Secoda') == 1
build.logHas('Skipped: aggregator module without dbt_project.yml and artifacts.')
build.logHas('finance: Secoda: failed')

return true

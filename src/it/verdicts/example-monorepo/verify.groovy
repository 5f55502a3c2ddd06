import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def sales = build.summary('monorepo/sales/target/secoda')
assert sales.gate.verdict == 'failed'
assert sales.dbt.exitCode == 1
assert sales.integrationId.endsWith('1')
def finance = build.summary('monorepo/finance/target/secoda')
assert finance.gate.verdict == 'passed'
assert finance.dbt.exitCode == 0
assert finance.integrationId.endsWith('2')
build.logHas('Skipped: aggregator module without dbt_project.yml and artifacts.')
build.hasNoStackTrace()

return true

import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'passed'
assert summary.sync.evidence == 'last-run-advanced'
assert summary.sandbox == true
assert summary.artifacts.results == 43
assert summary.local.testedEntities == 12
assert summary.server.failing == []
build.logHas('passed')

return true

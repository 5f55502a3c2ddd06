import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'failed'
assert summary.sync.rule == 'unchanged-and-proven'
assert summary.sync.evidence == 'artifacts'
assert summary.server.failing == []
assert summary.gate.reasons[0].startsWith("this run's artifacts prove that at least 1 entity is failing")

return true

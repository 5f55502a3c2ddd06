import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'failed'
assert summary.sync.rule == 'proven-at-once'
assert summary.sync.evidence == 'artifacts'
assert summary.sync.polls == []

return true

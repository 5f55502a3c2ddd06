import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'failed'
assert summary.sync.rule == 'changed-and-settled'
assert summary.sync.evidence == 'set-changed-and-settled'
assert summary.sync.polls.every { it.lastRun == null }

return true

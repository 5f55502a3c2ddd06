import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'passed'
assert summary.sync.rule == 'moved-and-settled'
assert summary.sync.polls[0].lastRun != summary.sync.polls[-1].lastRun
build.logHas('Another sync is running. Trying again')

return true

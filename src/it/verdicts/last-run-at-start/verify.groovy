co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary('reports/passing')
assert summary.gate.verdict == 'passed'
assert summary.sync.rule == 'moved-and-settled'
assert summary.sync.polls[0].lastRun != null
assert summary.sync.polls[0].failing == 1
assert summary.server.failing == []

return true

co.secoda.it.Servers.stop(context)
import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary('reports/second')
assert summary.gate.verdict == 'failed'
assert summary.sync.rule == 'unchanged-and-proven'
assert summary.sync.polls*.failing.contains(0)
assert summary.sync.polls.findAll { it.failing == 0 }.every { it.decision == 'wait' }

return true

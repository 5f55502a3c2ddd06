import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'passed'
assert summary.sync.rule == 'moved-and-settled'
assert summary.server.baseline == null
assert summary.sync.polls[0].problem.contains('503')
assert summary.sync.polls[0..2].every { it.problem != null && it.failing == null && it.decision == 'wait' }
assert summary.sync.polls[3].problem == null

return true

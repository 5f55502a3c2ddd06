import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
def summary = build.summary()
assert summary.gate.verdict == 'unknown'
assert summary.sync.rule == 'timeout'
assert summary.sync.evidence == 'none'
def reasons = summary.gate.reasons.join('\n')
assert reasons.contains('seen at the end: last-run is still never, the sets are those from before the upload (1 failing, 0 warning)')
['syncTimeout', 'settleTime', 'onSyncTimeout=accept', 'maxFailing'].each { assert reasons.contains('secoda.' + it) }
build.logHas('Secoda: unknown: ')
build.logHas('Waiting for Secoda\'s sync: max 2s more (secoda.syncTimeout).')
build.logHas('No sign of the sync yet.')
build.hasNoStackTrace()

return true

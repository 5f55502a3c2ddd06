import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
['down-from-the-start', 'down-from-the-trigger-on'].each { directory ->
    def summary = build.summary(directory)
    assert summary.goal == 'check'
    assert summary.gate.verdict == 'unknown'
    assert summary.gate.reasons[0].contains('answered 503')
}
assert !new File(basedir, 'down-from-the-start/secoda-state.json').exists()
assert new File(basedir, 'down-from-the-trigger-on/secoda-state.json').isFile()
build.hasNoStackTrace()

return true

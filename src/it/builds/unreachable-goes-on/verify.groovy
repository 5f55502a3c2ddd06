import co.secoda.it.BuildResult

def build = new BuildResult(basedir)
['closed-port': 'could not be connected to', 'answers-503': 'answered 503'].each { directory, why ->
    def gate = build.summary(directory).gate
    assert gate.verdict == 'unknown'
    assert gate.reasons[0].startsWith('Secoda could not be reached: ')
    assert gate.reasons[0].contains(why)
}
build.logHas('The build goes on without a verdict (secoda.onUnreachable=warn)')
build.logHas('Secoda: unknown: Secoda could not be reached')
build.hasNoStackTrace()

return true

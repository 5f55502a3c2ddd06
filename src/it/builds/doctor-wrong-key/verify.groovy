import co.secoda.it.BuildResult
import co.secoda.it.Servers

Servers.stop(context)
def log = new BuildResult(basedir).log()
def good = ['Java', 'Maven', 'settings', 'API key', 'URL', 'proxy', 'connection', 'health', 'artifacts', 'pair']
def bad = ['key accepted']
def skipped = ['integration']
good.each { assert log =~ /\[INFO\] (✔|ok) $it: / : it }
bad.each { assert log =~ /\[ERROR\] (✘|FAIL) $it: / : it }
skipped.each { assert log =~ /\[INFO\] - $it: not checked/ : it }
assert log.contains('Check that the API key is of this workspace')
new BuildResult(basedir).hasNoStackTrace()

return true

import co.secoda.it.BuildResult
import co.secoda.it.Servers

Servers.stop(context)
def log = new BuildResult(basedir).log()
def good = ['Java', 'Maven', 'settings', 'URL', 'proxy', 'connection', 'health', 'artifacts', 'pair']
def bad = ['API key']
def skipped = ['key accepted', 'integration']
good.each { assert log =~ /\[INFO\] (✔|ok) $it: / : it }
bad.each { assert log =~ /\[ERROR\] (✘|FAIL) $it: / : it }
skipped.each { assert log =~ /\[INFO\] - $it: not checked/ : it }
assert log.contains('SECODA_API_KEY')
new BuildResult(basedir).hasNoStackTrace()

return true

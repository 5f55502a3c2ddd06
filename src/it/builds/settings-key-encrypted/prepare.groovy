import co.secoda.it.Pairs
import co.secoda.it.Servers

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'target'))
Servers.start(context, basedir, 'key-from-settings', ['settings.security': new File(basedir, 'settings-security.xml').path])

return true

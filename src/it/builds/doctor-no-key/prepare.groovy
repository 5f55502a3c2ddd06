import co.secoda.it.Pairs
import co.secoda.it.Servers

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'target'))
Servers.start(context, basedir, 'the-right-key', [:])

return true

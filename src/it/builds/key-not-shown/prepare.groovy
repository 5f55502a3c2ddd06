import co.secoda.it.Pairs
import co.secoda.it.Servers

Pairs.copy(projectDirectory, 'failing', new File(basedir, 'target'))
Servers.start(context, basedir, 'a-key-that-must-not-show', [:])

return true

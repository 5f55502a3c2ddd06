import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'failing', new File(basedir, 'target'))

return true

co.secoda.it.Pairs.copy(projectDirectory, 'failing', new File(basedir, 'target'))

return true

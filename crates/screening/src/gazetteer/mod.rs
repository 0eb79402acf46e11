//! Cities, skills and job titles with their aliases: data files, compiled into automata.

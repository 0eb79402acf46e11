DROP TABLE deployment;
DROP TABLE employer_events;

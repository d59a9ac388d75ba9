#!/usr/bin/env python3
"""Makes ten persons out of each one of a simulated SQLite database: tests/load/multiply.py DATABASE [TIMES]

Living 100,000 people takes a quarter of an hour and more; what reading costs does not ask how they came. Persons with
facts, teams, consents and threads get new ids and keep their offices; the journal knows nothing of them, so such a
database is for tests/load only: `kaname verify` and `kaname replay` do not fit it.
"""
import hashlib
import sqlite3
import sys

TABLES = ['person', 'person_facts', 'person_change', 'entry', 'care_relation', 'team_member', 'person_gate', 'thread_head',
          'consent', 'reader_state', 'entry_pin', 'entry_open']
OWN = {'id', 'person_id', 'entry_id', 'reply_to', 'corrects', 'corrected_by', 'last_entry_id'}  # ids that become others


def another(uuid, number):
    return uuid and uuid[:24] + hashlib.md5(f'{uuid}/{number}'.encode()).hexdigest()[:12]


def main():
    database, times = sqlite3.connect(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10
    database.execute('PRAGMA synchronous=OFF')
    database.create_function('another', 2, another, deterministic=True)
    for table in TABLES:
        columns = [row[1] for row in database.execute(f'PRAGMA table_info({table})')]
        database.execute(f'CREATE TEMP TABLE one_{table} AS SELECT * FROM {table}')
        for number in range(1, times):
            values = ', '.join(f'another({name}, {number})' if name in OWN else name for name in columns)
            database.execute(f'INSERT INTO {table} ({", ".join(columns)}) SELECT {values} FROM one_{table}')
        database.commit()
        print(table, database.execute(f'SELECT count(*) FROM {table}').fetchone()[0])


main()

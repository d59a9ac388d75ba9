#!/usr/bin/env python3
"""Copies every table of a SQLite database into a PostgreSQL one that kaname has just migrated, to measure the same data on
both: tests/load/to_postgres.py CONNINFO DATABASE. Needs psql and a superuser (foreign keys are not asked meanwhile)."""
import sqlite3
import subprocess
import sys

ESCAPES = str.maketrans({'\\': r'\\', '\t': r'\t', '\n': r'\n', '\r': r'\r'})


def psql(conninfo, sql):
    return subprocess.run(['psql', conninfo, '-Atqc', sql], capture_output=True, text=True, check=True).stdout.split()


def cell(value):
    if value is None:
        return r'\N'
    return r'\\x' + value.hex() if isinstance(value, bytes) else str(value).translate(ESCAPES)


def main():
    conninfo, database = sys.argv[1], sqlite3.connect(f'file:{sys.argv[2]}?mode=ro', uri=True)
    here = {row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for table in psql(conninfo, "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"):
        if table not in here or table == 'schema_migration':
            continue
        columns = ', '.join(psql(conninfo, 'SELECT column_name FROM information_schema.columns WHERE table_schema ='
                                           f" current_schema() AND table_name = '{table}' ORDER BY ordinal_position"))
        copy = subprocess.Popen(['psql', conninfo, '-v', 'ON_ERROR_STOP=1', '-qc', 'SET session_replication_role = replica',
                                 '-c', f'COPY {table} ({columns}) FROM STDIN'], stdin=subprocess.PIPE, text=True)
        for row in database.execute(f'SELECT {columns} FROM {table}'):
            copy.stdin.write('\t'.join(map(cell, row)) + '\n')
        copy.stdin.close()
        if copy.wait() != 0:
            sys.exit(f'{table} could not be copied')
    psql(conninfo, 'ANALYZE')


main()

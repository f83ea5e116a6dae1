// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>
#include <vector>

namespace asterism::store {

/// A prepared statement on loan. Goes back to its connection, reset and unbound, when it leaves
/// the scope; the same SQL may be on loan several times at once (a merge steps many of them).
class Loan;

/// One SQLite connection of one thread. Throws SQLite::Exception like the library below it;
/// nothing outside src/store ever sees this type (see lane.h, where exceptions end).
class Database {
public:
    enum class Mode {
        ReadWrite,
        QueryOnly,
        ReadOnly, ///< of a file that cannot be written; fails where its -wal and -shm are missing
        Immutable, ///< the same without them; wrong answers when somebody writes it after all
    };

    Database(const QString &path, Mode mode, bool fullSync);

    Loan prepare(const char *sql);
    void exec(const char *sql);
    qint64 lastRowId() const;
    int changes() const;
    qint64 number(const char *sql);

    SQLite::Database &raw() { return m_db; }
    QString path() const { return m_path; }

private:
    friend class Loan;
    using Pool = std::vector<std::unique_ptr<SQLite::Statement>>;

    void writeAhead();

    QString m_path;
    SQLite::Database m_db;
    QHash<QByteArray, std::shared_ptr<Pool>> m_idle;
};

class Loan {
public:
    Loan(std::unique_ptr<SQLite::Statement> statement, std::weak_ptr<Database::Pool> home);
    ~Loan();
    Loan(Loan &&) = default;
    Loan &operator=(Loan &&) = delete;
    Loan(const Loan &) = delete;

    Loan &bind(int index, qint64 value);
    Loan &bind(int index, int value) { return bind(index, qint64(value)); }
    Loan &bind(int index, bool value) { return bind(index, qint64(value)); }
    Loan &bind(int index, const QString &text);
    Loan &bind(int index, const QByteArray &blob);
    Loan &bindNull(int index);

    /// True while there is a row.
    bool step();
    /// For statements without rows.
    void run();
    void reset();

    qint64 integer(int column) const;
    bool flag(int column) const { return integer(column) != 0; }
    QString text(int column) const;
    QByteArray blob(int column) const;
    bool isNull(int column) const;

private:
    std::unique_ptr<SQLite::Statement> m_statement;
    std::weak_ptr<Database::Pool> m_home;
};

/// What an SQLite failure means to a caller: Damaged for corrupt files and files that are no
/// database, Store for everything else (full disk, no rights, locked).
Error storeError(const QString &path, const SQLite::Exception &failure);

/// True for SQLite result codes that mean a corrupt file or no database at all.
bool isDamage(int sqliteCode);

} // namespace asterism::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "store/tokenizer/fts5tokenizer.h"

#include <sqlite3.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>
#include <QUrl>

namespace asterism::store {

namespace {

constexpr int busyTimeoutMs = 10'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

bool isUnwritable(Database::Mode mode)
{
    return mode == Database::Mode::ReadOnly || mode == Database::Mode::Immutable;
}

int flagsOf(Database::Mode mode)
{
    return isUnwritable(mode) ? SQLite::OPEN_READONLY | SQLite::OPEN_URI
                              : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
}

std::string nameOf(const QString &path, Database::Mode mode)
{
    if (!isUnwritable(mode)) {
        return path.toStdString();
    }
    QUrl url = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath());
    if (mode == Database::Mode::Immutable) {
        url.setQuery(QStringLiteral("immutable=1"));
    }
    return url.toEncoded().toStdString();
}

} // namespace

Database::Database(const QString &path, Mode mode, bool fullSync)
    : m_path(path)
    , m_db(nameOf(path, mode), flagsOf(mode), busyTimeoutMs)
{
    registerTokenizer(m_db.getHandle());
    if (isUnwritable(mode)) {
        exec("PRAGMA temp_store = MEMORY");
        return;
    }
    // Must come before the first table; on an existing file it changes nothing.
    exec("PRAGMA auto_vacuum = INCREMENTAL");
    writeAhead();
    exec(fullSync ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    exec("PRAGMA foreign_keys = ON");
    exec("PRAGMA temp_store = MEMORY");
    exec(fullSync ? "PRAGMA cache_size = -1000" : "PRAGMA cache_size = -8000");
    exec("PRAGMA journal_size_limit = 16777216");
    if (mode == Mode::QueryOnly) {
        exec("PRAGMA query_only = ON");
    }
}

void Database::writeAhead()
{
    // While several programs make a new file at once SQLite refuses this without waiting: its
    // own timeout does not hold for a change of the journal (sqlite3PagerExclusiveLock).
    const QDeadlineTimer limit(busyTimeoutMs);
    while (m_db.tryExec("PRAGMA journal_mode = WAL") == SQLITE_BUSY && !limit.hasExpired()) {
        QThread::msleep(10);
    }
    exec("PRAGMA journal_mode = WAL"); // nothing to do, or why it cannot be done
}

Loan Database::prepare(const char *sql)
{
    auto &pool = m_idle[QByteArray::fromRawData(sql, qsizetype(qstrlen(sql)))];
    if (!pool) {
        pool = std::make_shared<Pool>();
    }
    if (pool->empty()) {
        return {std::make_unique<SQLite::Statement>(m_db, sql), pool};
    }
    auto statement = std::move(pool->back());
    pool->pop_back();
    return {std::move(statement), pool};
}

void Database::exec(const char *sql)
{
    m_db.exec(sql);
}

qint64 Database::lastRowId() const
{
    return m_db.getLastInsertRowid();
}

int Database::changes() const
{
    return m_db.getChanges();
}

qint64 Database::number(const char *sql)
{
    Loan query = prepare(sql);
    return query.step() ? query.integer(0) : 0;
}

Loan::Loan(std::unique_ptr<SQLite::Statement> statement, std::weak_ptr<Database::Pool> home)
    : m_statement(std::move(statement))
    , m_home(std::move(home))
{
}

Loan::~Loan()
{
    if (!m_statement) {
        return;
    }
    // tryReset(): a statement that just failed reports its error again on reset(), by throwing.
    m_statement->tryReset();
    m_statement->clearBindings();
    if (auto home = m_home.lock()) {
        home->push_back(std::move(m_statement));
    }
}

Loan &Loan::bind(int index, qint64 value)
{
    m_statement->bind(index, static_cast<int64_t>(value));
    return *this;
}

Loan &Loan::bind(int index, const QString &text)
{
    // A null QString binds '' and not NULL: the schema's texts are NOT NULL.
    m_statement->bind(index, text.toStdString());
    return *this;
}

Loan &Loan::bind(int index, const QByteArray &blob)
{
    // An empty blob needs a pointer all the same, or SQLite binds NULL.
    m_statement->bind(index, blob.isEmpty() ? "" : blob.constData(), int(blob.size()));
    return *this;
}

Loan &Loan::bindNull(int index)
{
    m_statement->bind(index);
    return *this;
}

bool Loan::step()
{
    return m_statement->executeStep();
}

void Loan::run()
{
    while (m_statement->executeStep()) { }
}

void Loan::reset()
{
    m_statement->reset();
}

qint64 Loan::integer(int column) const
{
    return m_statement->getColumn(column).getInt64();
}

QString Loan::text(int column) const
{
    const SQLite::Column value = m_statement->getColumn(column);
    return QString::fromUtf8(value.getText(), value.getBytes());
}

QByteArray Loan::blob(int column) const
{
    const SQLite::Column value = m_statement->getColumn(column);
    return {static_cast<const char *>(value.getBlob()), value.getBytes()};
}

bool Loan::isNull(int column) const
{
    return m_statement->getColumn(column).isNull();
}

bool isDamage(int sqliteCode)
{
    const int code = sqliteCode & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

Error storeError(const QString &path, const SQLite::Exception &failure)
{
    if (isDamage(failure.getErrorCode())) {
        return {.kind = ErrorKind::Damaged,
            .subject = path,
            .detail = QString::fromUtf8(failure.what())};
    }
    const QString words = (failure.getErrorCode() & 0xff) == SQLITE_FULL
        ? Words::tr("the disk is full")
        : QString::fromUtf8(failure.what());
    return {.kind = ErrorKind::Store, .subject = path, .detail = words};
}

} // namespace asterism::store

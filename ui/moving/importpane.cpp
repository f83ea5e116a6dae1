// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/importpane.h"

#include "base/inback.h"
#include "store/instances.h"
#include "sync/writes.h"
#include "ui/moving/runwords.h"
#include "ui/viewmodels/peoplefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

/// From a file to a draft; importdraft.cpp has what becomes of that.
namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ImportPane)
};

constexpr int draftBurstMs = 300;
constexpr int betweenStepsMs = 200;

/// Clips come as bookmarks where a server has nothing like them.
Result<csv::EntriesFile> readToImport(
    const QByteArray &bytes, const QString &name, MovedKind kind, const QString &domain, bool clips)
{
    auto file = csv::readEntries(bytes, name, kind, domain);
    if (!file || file->kind != MovedKind::Clips || clips) {
        return file;
    }
    const bool sure = file->sure;
    file = csv::readEntries(bytes, name, MovedKind::Bookmarks, domain);
    if (file) {
        file->sure = sure;
    }
    return file;
}

Result<bool> keepsClips(store::CacheTx &tx, const QString &host)
{
    const auto instance = store::instance(tx, host);
    if (!instance) {
        return instance.error();
    }
    return *instance && canWrite(**instance, Write::What::PutIntoClip);
}

} // namespace

PreviewModel::PreviewModel(QObject *parent)
    : RowsModel({"words", "count", "tone"}, parent)
{
}

void PreviewModel::show(const std::vector<PreviewLine> &lines)
{
    std::vector<Row> rows;
    for (const PreviewLine &line : lines) {
        rows.push_back({line.key, {line.words, QLocale().toString(line.count), line.tone}});
    }
    showRows(std::move(rows));
}

ImportPane::ImportPane(store::Store &store, Ask ask, const AccountsModel &accounts, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_accounts(accounts)
    , m_preview(new PreviewModel(this))
    , m_removals(new RunRowsModel(store, this))
    , m_reader(
          &store, this, [this] { return readKnown(); },
          [this](const Result<Known> &known) { show(known); })
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(draftBurstMs);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_reader.read(); });
    m_next.setSingleShot(true);
    m_next.setInterval(betweenStepsMs);
    connect(&m_next, &QTimer::timeout, this, &ImportPane::step);
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (m_draft != 0 && (changes.runs || changes.elsewhere) && !m_soon.isActive()) {
            m_soon.start();
        }
    });
    connect(&accounts, &AccountsModel::wasRead, this, [this] {
        if (account() == nullptr) {
            setAccountId(m_accounts.defaultActor().value);
        }
    });
    setAccountId(accounts.defaultActor().value);
}

// ---- the file -------------------------------------------------------------------------------

void ImportPane::openFiles(const QList<QUrl> &files)
{
    if (!files.isEmpty()) {
        open(files.first().toString(QUrl::FullyEncoded));
    }
}

void ImportPane::open(const QString &path)
{
    const QStringList files = filesPasted(path);
    const QString file = files.isEmpty() ? path.trimmed() : files.first();
    if (!file.isEmpty()) {
        close();
        m_path = file;
        m_said = MovedKind::Unknown;
        m_name = QFileInfo(file).fileName();
        read();
    }
}

void ImportPane::sayKind(int kind)
{
    const auto &kinds = importedKinds();
    if (kind >= 0 && kind < int(kinds.size()) && !m_name.isEmpty()) {
        m_said = kinds[size_t(kind)];
        read();
    }
}

/// What becomes of it depends on the server that it is for.
void ImportPane::read()
{
    dropDraft();
    m_reading = true;
    m_problem.clear();
    const QString host = account() == nullptr ? QString() : account()->host;
    hear(m_store.readCache([host](store::CacheTx &tx) { return keepsClips(tx, host); }), &m_store,
        this, [this, round = m_round](const Result<bool> &clips) {
            if (round == m_round) {
                readFor(clips && *clips);
            }
        });
    Q_EMIT changed();
}

/// A file may be long, and its disk slow: not on this thread.
void ImportPane::readFor(bool clips)
{
    const QString domain = account() == nullptr ? QString() : account()->acct.section(u'@', 1, 1);
    const auto work = [path = m_path, name = m_name, known = m_bytes, kind = m_said, domain,
                          clips]() -> Result<Content> {
        const auto bytes = known.isEmpty() ? readExportedFile(path) : Result<QByteArray>(known);
        if (!bytes) {
            return bytes.error();
        }
        auto file = readToImport(*bytes, name, kind, domain, clips);
        return file ? Result<Content>(Content{*bytes, std::move(*file)}) : file.error();
    };
    hear(inBack(work), &m_store, this, [this, round = m_round](const Result<Content> &content) {
        if (round == m_round) {
            take(content);
        }
    });
}

void ImportPane::take(const Result<Content> &content)
{
    m_reading = false;
    if (!content) {
        fail(content.error());
        return;
    }
    m_bytes = content->bytes;
    m_file = content->file;
    if (m_file->kind == MovedKind::Followers) {
        m_problem = Words::tr("This is a file of followers. Nobody can be made to follow: such a "
                              "file is only good for keeping.");
    } else if (isUsable() && m_file->entries.empty()) {
        m_problem = Words::tr("Nothing in this file can be imported.");
    }
    makeDraft();
    Q_EMIT changed();
}

void ImportPane::close()
{
    dropDraft();
    m_path.clear();
    m_name.clear();
    m_bytes.clear();
    m_file.reset();
    m_reading = false;
    m_overwrite = false; // what takes away is chosen anew for each file
    m_problem.clear();
    Q_EMIT changed();
}

bool ImportPane::isUsable() const
{
    const auto &kinds = importedKinds();
    return m_file && m_file->sure && std::ranges::find(kinds, m_file->kind) != kinds.end();
}

QString ImportPane::fileWords() const
{
    if (m_reading) {
        return Words::tr("Reading…");
    }
    if (!m_file) {
        return {};
    }
    const auto rows = m_file->entries.size() + m_file->bad.size() + m_file->repeated.size();
    const QString words = Words::tr("%L1 rows").arg(rows);
    return isUsable() ? words + u" · "_s + kindWords(m_file->kind) : words;
}

QString ImportPane::lossWords() const
{
    return isUsable() ? clipsWords(m_file->clips) : QString();
}

QStringList ImportPane::kinds() const
{
    QStringList words;
    for (const MovedKind kind : importedKinds()) {
        words << kindWords(kind);
    }
    return words;
}

int ImportPane::kind() const
{
    const auto &kinds = importedKinds();
    const auto found = m_file ? std::ranges::find(kinds, m_file->kind) : kinds.end();
    return found == kinds.end() ? -1 : int(found - kinds.begin());
}

QString ImportPane::kindQuestion() const
{
    if (!m_file || m_file->sure || m_file->kind == MovedKind::Followers) {
        return {};
    }
    return kind() < 0 ? Words::tr("The file does not say what it is. What is it?")
                      : Words::tr("This looks like “%1”, but the file does not say so. What is it?")
                            .arg(kindWords(m_file->kind));
}

// ---- for whom and how -----------------------------------------------------------------------

const Account *ImportPane::account() const
{
    const auto &all = m_accounts.all();
    const auto found = std::ranges::find(all, m_account, &Account::id);
    return found == all.end() ? nullptr : &*found;
}

void ImportPane::setAccountId(const QString &id)
{
    if (id == m_account.value) {
        return;
    }
    m_account = {id};
    m_server.reset();
    if (m_file || m_reading) {
        read(); // names alone are of its server
    }
    Q_EMIT changed();
}

void ImportPane::setOption(bool &option, bool value)
{
    if (option != value) {
        option = value;
        dropDraft();
        makeDraft();
        Q_EMIT changed();
    }
}

void ImportPane::setOverwrite(bool overwrite)
{
    setOption(m_overwrite, overwrite);
}

void ImportPane::setServerLists(bool at)
{
    setOption(m_serverLists, at);
}

void ImportPane::setFollowForLists(bool follow)
{
    setOption(m_followForLists, follow);
}

void ImportPane::fail(const Error &error)
{
    m_problem = sentence(error);
    Q_EMIT changed();
}

} // namespace asterism::ui

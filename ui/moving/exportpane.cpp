// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/exportpane.h"

#include "store/instances.h"
#include "sync/belongings.h"
#include "ui/moving/runwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExportPane)
};

QString foundWords(int found, int total)
{
    return total > 0 ? Words::tr("%L1 of about %L2").arg(found).arg(total)
                     : Words::tr("%L1 so far").arg(found);
}

} // namespace

ExportKinds::ExportKinds(QObject *parent)
    : RowsModel({"key", "name", "words", "chosen", "usable"}, parent)
{
}

void ExportKinds::show(const std::vector<ExportLine> &lines)
{
    std::vector<Row> rows;
    for (const ExportLine &line : lines) {
        rows.push_back({line.key, {line.key, line.name, line.words, line.chosen, line.usable}});
    }
    showRows(std::move(rows));
}

ExportPane::ExportPane(store::Store &store, const Ask &ask, const AccountsModel &accounts,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(ask)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_kinds(new ExportKinds(this))
    , m_fetch(new CensusFetch(store, ask, clock, this))
{
    connect(m_fetch, &CensusFetch::progressed, this,
        [this](const store::CensusKey &key, int found, int total) {
            note(word(key.kind), foundWords(found, total));
        });
    connect(m_fetch, &CensusFetch::ended, this, &ExportPane::hearEnded);
    connect(m_fetch, &CensusFetch::finished, this, &ExportPane::beginMaking);
    connect(&accounts, &AccountsModel::wasRead, this, [this] {
        if (account() == nullptr) {
            setAccountId(m_accounts.defaultActor().value);
        }
    });
    setAccountId(accounts.defaultActor().value);
}

const QStringList &ExportPane::keys()
{
    static const QStringList all = [] {
        QStringList words;
        for (int kind = int(MovedKind::Unknown) + 1; kind < movedKindCount; ++kind) {
            words << word(MovedKind(kind));
        }
        return words << ownListsKey << extrasKey;
    }();
    return all;
}

QString ExportPane::nameOf(const QString &key)
{
    if (key == ownListsKey) {
        return Words::tr("Lists of mine, which need no follow");
    }
    if (key == extrasKey) {
        return Words::tr("Filters and notes about people");
    }
    return kindWords(movedKind(key));
}

// ---- what is wanted -------------------------------------------------------------------------

const Account *ExportPane::account() const
{
    const auto &all = m_accounts.all();
    const auto found = std::ranges::find(all, m_account, &Account::id);
    return found == all.end() ? nullptr : &*found;
}

void ExportPane::setAccountId(const QString &id)
{
    if (id == m_account.value || m_busy) {
        return;
    }
    m_account = {id};
    m_instance.reset();
    m_instanceRead = false;
    m_words.clear();
    m_place.clear();
    m_result.clear();
    m_problems.clear();
    readInstance();
    showKinds();
}

void ExportPane::readInstance()
{
    const Account *from = account();
    if (from == nullptr) {
        return;
    }
    const auto read = [host = from->host](store::CacheTx &tx) { return store::instance(tx, host); };
    hear(m_store.readCache(read), &m_store, this,
        [this, asked = m_account](const Result<std::optional<Instance>> &instance) {
            if (asked == m_account) {
                m_instance = instance ? *instance : std::nullopt;
                m_instanceRead = true;
                showKinds();
            }
        });
}

/// What is not known of the server is asked for, and refused in words where it is not there.
bool ExportPane::isUsable(const QString &key) const
{
    const MovedKind kind = movedKind(key);
    return kind == MovedKind::Unknown || !m_instance || hasBelongings(*m_instance, kind)
        || hasExport(*m_instance, kind);
}

/// Clips are a thing of Misskey's: elsewhere nobody misses them.
bool ExportPane::isOffered(const QString &key) const
{
    return movedKind(key) != MovedKind::Clips || (m_instanceRead && isUsable(key));
}

QString ExportPane::reasonOf(const QString &key) const
{
    return isUsable(key) ? m_words.value(key)
                         : Words::tr("%1 does not tell of these").arg(m_instance->host);
}

void ExportPane::showKinds()
{
    std::vector<ExportLine> lines;
    for (const QString &key : keys()) {
        if (!isOffered(key)) {
            continue;
        }
        const bool usable = isUsable(key);
        lines.push_back({key, nameOf(key), reasonOf(key), usable && !m_left.contains(key), usable});
    }
    m_kinds->show(lines);
    Q_EMIT changed();
}

void ExportPane::note(const QString &key, const QString &words)
{
    m_words.insert(key, words);
    showKinds();
}

void ExportPane::choose(const QString &key, bool chosen)
{
    if (!m_busy && isUsable(key)) {
        chosen ? void(m_left.remove(key)) : void(m_left.insert(key));
        showKinds();
    }
}

QStringList ExportPane::wanted() const
{
    QStringList chosen = keys();
    chosen.removeIf([this](const QString &key) {
        return m_left.contains(key) || !isUsable(key) || !isOffered(key);
    });
    return chosen;
}

QStringList ExportPane::forms() const
{
    return {u"Mastodon"_s, u"Pleroma / Akkoma"_s, u"Misskey"_s};
}

void ExportPane::setForm(int form)
{
    if (form >= 0 && form < forms().size() && !m_busy) {
        m_form = form;
        Q_EMIT changed();
    }
}

void ExportPane::setZip(bool zip)
{
    if (zip == m_zip || m_busy) {
        return;
    }
    QString now = m_place;
    m_zip = zip;
    if (!now.isEmpty() && zip && !now.endsWith(u".zip"_s)) {
        m_place = now + u".zip"_s;
    } else if (!zip && now.endsWith(u".zip"_s)) {
        m_place = now.chopped(4);
    }
    Q_EMIT changed();
}

QString ExportPane::place() const
{
    const Account *from = account();
    if (!m_place.isEmpty() || from == nullptr) {
        return m_place;
    }
    const QString day = QDateTime::fromMSecsSinceEpoch(m_clock.now()).toString(u"yyyy-MM-dd"_s);
    const QString name = from->acct + u' ' + day + (m_zip ? u".zip"_s : QString());
    const QString downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    return QDir(downloads.isEmpty() ? QDir::homePath() : downloads).filePath(name);
}

void ExportPane::setPlace(const QString &place)
{
    m_place = place.trimmed();
    if (m_place.startsWith(u"~/"_s)) {
        m_place = QDir::homePath() + m_place.mid(1);
    }
    m_zip = m_place.isEmpty() ? m_zip : m_place.endsWith(u".zip"_s);
    Q_EMIT changed();
}

void ExportPane::choosePlace(const QUrl &place)
{
    QString path = place.isLocalFile() ? place.toLocalFile() : QString();
    if (!path.isEmpty() && m_zip && !path.endsWith(u".zip"_s)) {
        path += u".zip"_s;
    }
    setPlace(path);
}

bool ExportPane::canBegin() const
{
    return !m_busy && account() != nullptr && !wanted().isEmpty() && QDir::isAbsolutePath(place());
}

} // namespace asterism::ui

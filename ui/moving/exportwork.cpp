// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/exportpane.h"

#include "base/flow.h"
#include "base/inback.h"
#include "sync/belongings.h"
#include "ui/moving/runwords.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

/// The way of an export: the files that the server writes itself, the reading of what else is
/// wanted, and the writing.
namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExportPane)
};

constexpr qint64 freshMs = 10 * minuteMs; ///< what was read within is not read again

} // namespace

// ---- reading --------------------------------------------------------------------------------

void ExportPane::begin()
{
    if (!canBegin()) {
        return;
    }
    m_busy = true;
    m_round += 1;
    m_files.clear();
    m_result.clear();
    m_problems.clear();
    m_words.clear();
    m_toMake = wanted();
    m_toAsk.clear();
    const bool withExtras = m_toMake.contains(extrasKey);
    for (const QString &key : std::as_const(m_toMake)) {
        const MovedKind kind = movedKind(key);
        if (kind != MovedKind::Unknown) {
            m_words.insert(key, Words::tr("waiting"));
        }
        if (isServersFileEnough(kind, withExtras)
            && (!m_instance || hasExport(*m_instance, kind))) {
            m_toAsk << key;
        }
    }
    m_reading = true;
    askNext();
    showKinds();
}

/// For the server's own files, one after the other.
void ExportPane::askNext()
{
    if (m_toAsk.isEmpty()) {
        readRest();
        return;
    }
    const QString key = m_toAsk.takeFirst();
    hear(serversFile(movedKind(key)), &m_store, this,
        [this, key, round = m_round](const std::optional<ExportFile> &file) {
            if (round != m_round) {
                return;
            }
            if (file) {
                m_toMake.removeAll(key);
                takeFile(key, *file);
                note(key, Words::tr("%L1 read").arg(file->rows));
            }
            askNext();
        });
}

/// Nothing where it writes none, or none that can be read: then what the account has is read.
QFuture<std::optional<ExportFile>> ExportPane::serversFile(MovedKind kind) const
{
    const auto toFile = [kind, form = csv::Form(m_form)](const Result<QJsonObject> &answer) {
        const QByteArray text =
            answer ? answer->value(u"text"_s).toString().toUtf8() : QByteArray();
        return inBack([=] { return exportServersFile(text, kind, form); });
    };
    return m_ask(u"server-export"_s, {{u"account"_s, m_account.value}, {u"kind"_s, word(kind)}})
        .then(&m_store, toFile)
        .unwrap();
}

void ExportPane::readRest()
{
    std::vector<store::CensusKey> keys;
    for (const QString &key : std::as_const(m_toMake)) {
        if (const MovedKind kind = movedKind(key); kind != MovedKind::Unknown) {
            keys.push_back({m_account, kind});
        }
    }
    if (keys.empty()) {
        beginMaking();
    } else {
        m_fetch->begin(keys, m_clock.now() - freshMs);
    }
}

void ExportPane::hearEnded(const store::CensusKey &key, const Result<int> &count)
{
    const QString name = word(key.kind);
    if (count) {
        note(name, Words::tr("%L1 read").arg(*count));
        return;
    }
    m_toMake.removeAll(name);
    m_problems << kindWords(key.kind) + u": "_s + sentence(count.error());
    note(name, sentence(count.error()));
}

void ExportPane::cancel()
{
    if (m_busy) {
        m_fetch->cancel();
        m_toAsk.clear();
        m_toMake.clear();
        m_words.clear();
        end(Words::tr("Cancelled; nothing was written."));
    }
}

// ---- writing --------------------------------------------------------------------------------

void ExportPane::beginMaking()
{
    m_reading = false;
    Q_EMIT changed();
    makeNext();
}

void ExportPane::makeNext()
{
    if (m_toMake.isEmpty()) {
        write();
        return;
    }
    const QString key = m_toMake.takeFirst();
    hear(makeFile(key), &m_store, this,
        [this, key, round = m_round](const Result<ExportFile> &file) {
            if (round == m_round) {
                takeFile(key, file);
                makeNext();
            }
        });
}

QFuture<Result<ExportFile>> ExportPane::makeFile(const QString &key)
{
    const auto form = csv::Form(m_form);
    if (key == ownListsKey) {
        return exportOwnLists(m_store, form);
    }
    if (key == extrasKey) {
        const Account *from = account();
        return from != nullptr ? exportExtras(m_store, *from)
                               : answered<ExportFile>(Error{.kind = ErrorKind::NotFound});
    }
    return exportFile(m_store, m_account, movedKind(key), form);
}

void ExportPane::takeFile(const QString &key, const Result<ExportFile> &file)
{
    if (!file) {
        m_problems << nameOf(key) + u": "_s + sentence(file.error());
        return;
    }
    addExport(m_files, *file);
    if (file->tooLongForMastodon) {
        m_problems << Words::tr("%1 has %L2 rows. Mastodon refuses files of more than %L3; "
                                "Asterism imports them.")
                          .arg(file->name)
                          .arg(file->rows)
                          .arg(csv::mostMastodonRows);
    }
}

void ExportPane::write()
{
    if (m_files.empty()) {
        end(Words::tr("There was nothing to write."));
        return;
    }
    const QString path = place();
    const auto work = [path, files = m_files] { return writeExport(path, files); };
    hear(inBack(work), &m_store, this,
        [this, path, count = int(m_files.size()), round = m_round](const Result<Done> &done) {
            if (round != m_round) {
                return;
            }
            if (!done) {
                m_problems << sentence(done.error());
            }
            end(done ? Words::tr("%n files in %1", nullptr, count).arg(path) : QString());
        });
}

void ExportPane::end(const QString &result)
{
    m_round += 1;
    m_busy = false;
    m_reading = false;
    m_files.clear();
    m_result = result;
    showKinds();
}

QString ExportPane::progress() const
{
    if (!m_busy) {
        return {};
    }
    return m_reading ? Words::tr("Reading what the account has…") : Words::tr("Writing…");
}

} // namespace asterism::ui

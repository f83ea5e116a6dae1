// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/unfinished.h"

#include "store/settings.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

const QString unfinishedKey = u"sign-ins/unfinished"_s;

/// {"id": since}
Result<QJsonObject> notesIn(store::UserTx &tx)
{
    const auto text = store::setting(tx, unfinishedKey);
    if (!text) {
        return text.error();
    }
    return QJsonDocument::fromJson(text->value_or(QString()).toUtf8()).object();
}

Result<Done> saveNotes(store::UserTx &tx, const QJsonObject &notes)
{
    return store::saveSetting(
        tx, unfinishedKey, QString::fromUtf8(QJsonDocument(notes).toJson(QJsonDocument::Compact)));
}

} // namespace

Result<Done> noteUnfinished(store::UserTx &tx, const Unfinished &note)
{
    auto notes = notesIn(tx);
    if (!notes) {
        return notes.error();
    }
    notes->insert(note.id.value, note.since);
    return saveNotes(tx, *notes);
}

Result<Done> settleUnfinished(store::UserTx &tx, const AccountId &id)
{
    auto notes = notesIn(tx);
    if (!notes) {
        return notes.error();
    }
    if (!notes->contains(id.value)) {
        return Done{};
    }
    notes->remove(id.value);
    return saveNotes(tx, *notes);
}

Result<std::vector<Unfinished>> unfinished(store::UserTx &tx)
{
    const auto notes = notesIn(tx);
    if (!notes) {
        return notes.error();
    }
    std::vector<Unfinished> all;
    for (auto it = notes->begin(); it != notes->end(); ++it) {
        all.push_back({.id = {it.key()}, .since = it->toInteger()});
    }
    return all;
}

} // namespace asterism

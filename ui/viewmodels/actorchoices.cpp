// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/actorchoices.h"

#include "ui/images/imageurl.h"
#include "ui/models/actwords.h"
#include "ui/models/rowdoers.h"

#include <algorithm>
#include <utility>

namespace asterism::ui {

ActorChoices::ActorChoices(store::Store &store, RowNamer names, const QString &uri,
    const QString &account, QObject *parent)
    : RowsModel({"acting", "avatar", "chosen"}, parent)
    , m_uri(uri)
    , m_chosen{account}
    , m_reader(
          &store, this,
          [&store, names = std::move(names), uri] {
              return store.readCache(
                  [uri, told = names()](store::CacheTx &tx) { return readChoices(tx, uri, told); });
          },
          [this](const Result<Choices> &read) { show(read); })
{
    m_reader.read();
}

Result<ActorChoices::Choices> ActorChoices::readChoices(
    store::CacheTx &tx, const QString &uri, const RowNames &names)
{
    const auto post = store::postByUri(tx, uri);
    if (!post) {
        return post.error();
    }
    Choices choices;
    if (!*post) {
        return choices; // it went meanwhile
    }
    const store::TimelineRow row = store::rowOf(tx, (*post)->row);
    const ActingPost acted = actingPost(row.post.post, tx.now);
    for (const Doer &doer : allDoers(tx, row, names)) {
        choices.push_back({rowActing(row, acted, &doer, nullptr, names),
            imageUrl::avatar(doer.account).toString()});
    }
    return choices;
}

void ActorChoices::show(const Result<Choices> &read)
{
    if (!read) {
        return; // the store tells of a cache that cannot be read
    }
    m_choices = *read;
    arrangeRows();
    if (!std::exchange(m_ready, true)) {
        Q_EMIT readyChanged();
    }
    Q_EMIT chosenChanged();
}

void ActorChoices::arrangeRows()
{
    std::vector<Row> rows;
    for (const Choice &choice : m_choices) {
        const QString &id = choice.acting.account;
        rows.push_back(
            {id, {QVariant::fromValue(choice.acting), choice.avatar, m_chosen.contains(id)}});
    }
    showRows(std::move(rows));
}

bool ActorChoices::narrows() const
{
    return std::ranges::any_of(m_choices, [this](const Choice &choice) {
        return choice.acting.narrows && m_chosen.contains(choice.acting.account);
    });
}

const RowActing *ActorChoices::actingAt(int row) const
{
    const bool here = row >= 0 && row < int(m_choices.size());
    return here ? &m_choices[size_t(row)].acting : nullptr;
}

void ActorChoices::toggle(int row)
{
    if (const RowActing *acting = actingAt(row)) {
        if (!m_chosen.remove(acting->account)) {
            m_chosen.insert(acting->account);
        }
        arrangeRows();
        Q_EMIT chosenChanged();
    }
}

QStringList ActorChoices::actors(const QString &deed, bool narrowed) const
{
    const auto known = deedOf(deed);
    QStringList ids;
    for (const Choice &choice : m_choices) {
        const RowActing &acting = choice.acting;
        const bool may = known && acting.whyNot(*known).isEmpty() && !acting.isDone(*known)
            && (!narrowed || acting.narrows);
        if (may && m_chosen.contains(acting.account)) {
            ids << acting.account;
        }
    }
    return ids;
}

QString ActorChoices::actKind(int row, const QString &deed) const
{
    const RowActing *acting = actingAt(row);
    return acting != nullptr ? ui::actKind(*acting, deed) : QString();
}

QString ActorChoices::actHint(int row, const QString &deed) const
{
    const RowActing *acting = actingAt(row);
    return acting != nullptr ? ui::actHint(*acting, deed) : QString();
}

QString ActorChoices::whyNot(int row, const QString &deed) const
{
    const RowActing *acting = actingAt(row);
    return acting != nullptr ? ui::whyNot(*acting, deed) : QString();
}

void ActorChoices::reread(const QSet<QString> &uris)
{
    if (uris.contains(m_uri)) {
        m_reader.read();
    }
}

} // namespace asterism::ui

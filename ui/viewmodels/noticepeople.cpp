// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticepeople.h"

#include "ui/images/imageurl.h"
#include "ui/models/hear.h"
#include "ui/models/rowreactions.h"
#include "ui/models/styledname.h"

namespace asterism::ui {

NoticePeople::NoticePeople(
    store::Store &store, std::shared_ptr<EmojiIndex> emojis, const QString &event, QObject *parent)
    : RowsModel({"acct", "name", "avatar", "emoji", "picture"}, parent)
    , m_store(store)
    , m_emojis(std::move(emojis))
    , m_event(event.toLongLong())
{
    needMore();
}

void NoticePeople::needMore()
{
    if (m_busy || !m_more || int(m_all.size()) >= mostPeople) {
        return;
    }
    m_busy = true;
    Q_EMIT stateChanged();
    const auto read = m_store.readCache([event = m_event, before = m_next](store::CacheTx &tx) {
        return store::noticePeople(tx, event, before);
    });
    hear(read, &m_store, this, [this](const Result<store::NoticePeople> &people) { take(people); });
}

void NoticePeople::take(const Result<store::NoticePeople> &people)
{
    m_busy = false;
    m_trouble = people ? QString() : sentence(people.error());
    if (people) {
        m_next = people->next;
        m_more = people->more;
        for (const Notification::Doer &doer : people->doers) {
            if (!m_known.contains(doer.actor.acct)) { // they may be on an earlier page, too
                m_known.insert(doer.actor.acct);
                m_all.push_back(rowOf(doer));
            }
        }
        showRows(m_all);
    }
    Q_EMIT stateChanged();
}

RowsModel::Row NoticePeople::rowOf(const Notification::Doer &doer) const
{
    const Actor &actor = doer.actor;
    RowNames names;
    names.emojis = m_emojis;
    if (m_emojis) {
        m_emojis->add(actor.acct.section(u'@', -1), actor.emojis);
    }
    const ReactionFace face =
        doer.reaction.name.isEmpty() ? ReactionFace() : faceOf(doer.reaction, names);
    return {actor.acct,
        {QString(u'@' + actor.acct), styledName(actor), imageUrl::avatar(actor).toString(),
            face.sign, face.picture}};
}

} // namespace asterism::ui

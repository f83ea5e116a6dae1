// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/host.h"
#include "content/html.h"
#include "content/plain.h"
#include "ui/images/imageurl.h"
#include "ui/models/rowbody.h"
#include "ui/models/styledname.h"
#include "ui/viewmodels/profilepage.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int fieldBlocksShown = 5;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProfilePage)
};

QString postCount(const Actor &actor)
{
    return actor.posts < 0 ? QString() : Words::tr("%Ln posts", nullptr, int(actor.posts));
}

QString followingCount(const Actor &actor)
{
    return actor.following < 0 ? QString()
                               : Words::tr("%Ln following", nullptr, int(actor.following));
}

QString followerCount(const Actor &actor)
{
    return actor.followers < 0 ? QString()
                               : Words::tr("%Ln followers", nullptr, int(actor.followers));
}

QString countWords(const Actor &actor)
{
    QStringList words{postCount(actor), followingCount(actor), followerCount(actor)};
    words.removeAll(QString());
    return words.join(u" · "_s);
}

QString markWords(const Actor &actor)
{
    QStringList words;
    if (actor.bot) {
        words << Words::tr("bot");
    }
    if (actor.group) {
        words << Words::tr("group");
    }
    if (actor.locked) {
        words << Words::tr("approves followers");
    }
    if (actor.suspended) {
        words << Words::tr("suspended");
    }
    if (actor.limited) {
        words << Words::tr("limited");
    }
    return words.join(u" · "_s);
}

QString whereMoved(const Actor &actor)
{
    const bool handle = parseHandle(actor.movedTo).ok();
    return handle ? u'@' + actor.movedTo : actor.movedTo;
}

QVariantList fieldRows(const Actor &actor)
{
    const QString host = actor.acct.section(u'@', -1);
    QVariantList rows;
    for (const ActorField &field : actor.fields.value_or(std::vector<ActorField>())) {
        const Blocks blocks = fieldBlocks(actor, field);
        const QString plain = field.name + u": "_s + plainText(blocks).simplified();
        const QString value = styledBody(blocks, host, fieldBlocksShown);
        rows << QVariantMap{{u"name"_s, styledLine(field.name, contextOf(actor), host)},
            {u"value"_s, value}, {u"plain"_s, plain}, {u"verified"_s, field.verified}};
    }
    return rows;
}

} // namespace

ProfilePage::Face faceOf(const Actor &actor)
{
    const QString host = actor.acct.section(u'@', -1);
    const Blocks note = noteBlocks(actor);
    const QString following = followingCount(actor);
    const QString followers = followerCount(actor);
    return {.acct = u'@' + actor.acct,
        .name = styledName(actor),
        .avatar = imageUrl::avatar(actor).toString(),
        .header = imageUrl::picture(actor.header, imageUrl::Fit::Fill).toString(),
        .note = styledBody(note, host),
        .counts = countWords(actor),
        .posts = postCount(actor),
        .following = following.isEmpty() ? Words::tr("following") : following,
        .followers = followers.isEmpty() ? Words::tr("followers") : followers,
        .marks = markWords(actor),
        .movedTo = whereMoved(actor),
        .url = actor.url,
        .fields = fieldRows(actor)};
}

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/phrases.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Phrases)
};

} // namespace

QString phrase(Media::Type type)
{
    switch (type) {
    case Media::Type::Image:
        return Words::tr("image");
    case Media::Type::Gifv:
        return Words::tr("animation");
    case Media::Type::Video:
        return Words::tr("video");
    case Media::Type::Audio:
        return Words::tr("audio");
    case Media::Type::Unknown:
        break;
    }
    return Words::tr("attachment");
}

QString phrase(Visibility visibility)
{
    switch (visibility) {
    case Visibility::Public:
        return Words::tr("public");
    case Visibility::Unlisted:
        return Words::tr("unlisted");
    case Visibility::Private:
        break;
    case Visibility::Direct:
        return Words::tr("direct");
    case Visibility::Local:
        return Words::tr("local");
    }
    return Words::tr("followers only");
}

QString readerPhrase(const ListMember &member, const Names &names)
{
    switch (member.reader) {
    case ReaderKind::OwnAccount:
        return Words::tr("own account");
    case ReaderKind::MastodonApi:
        return u"Mastodon API"_s;
    case ReaderKind::MisskeyApi:
        return u"Misskey API"_s;
    case ReaderKind::Feed:
        return Words::tr("feed");
    case ReaderKind::Outbox:
        return Words::tr("outbox");
    case ReaderKind::Via: {
        const Account *own = names.account(member.readerAccount);
        return Words::tr("via %1").replace(u"%1"_s, own ? own->acct : u"–"_s);
    }
    case ReaderKind::Unreadable:
        return Words::tr("cannot be read");
    case ReaderKind::None:
        break;
    }
    return u"–"_s;
}

} // namespace asterism::cli

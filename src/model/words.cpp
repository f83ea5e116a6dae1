// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list.h"
#include "model/media.h"
#include "model/quotepolicy.h"
#include "model/visibility.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QString word(Media::Type type)
{
    switch (type) {
    case Media::Type::Image:
        return u"image"_s;
    case Media::Type::Gifv:
        return u"gifv"_s;
    case Media::Type::Video:
        return u"video"_s;
    case Media::Type::Audio:
        return u"audio"_s;
    case Media::Type::Unknown:
        break;
    }
    return u"unknown"_s;
}

Media::Type mediaType(const QString &text)
{
    for (auto type :
        {Media::Type::Image, Media::Type::Gifv, Media::Type::Video, Media::Type::Audio}) {
        if (text == word(type)) {
            return type;
        }
    }
    return Media::Type::Unknown;
}

QString word(Visibility v)
{
    switch (v) {
    case Visibility::Public:
        return u"public"_s;
    case Visibility::Unlisted:
        return u"unlisted"_s;
    case Visibility::Private:
        return u"private"_s;
    case Visibility::Direct:
        return u"direct"_s;
    case Visibility::Local:
        return u"local"_s;
    }
    return u"private"_s;
}

Visibility visibility(const QString &text)
{
    for (auto v : {Visibility::Public, Visibility::Unlisted, Visibility::Private,
             Visibility::Direct, Visibility::Local}) {
        if (text == word(v)) {
            return v;
        }
    }
    return Visibility::Private;
}

QString word(QuotePolicy policy)
{
    switch (policy) {
    case QuotePolicy::Everyone:
        return u"everyone"_s;
    case QuotePolicy::Followers:
        return u"followers"_s;
    case QuotePolicy::Nobody:
        break;
    }
    return u"nobody"_s;
}

std::optional<QuotePolicy> quotePolicy(const QString &text)
{
    for (auto policy : {QuotePolicy::Everyone, QuotePolicy::Followers, QuotePolicy::Nobody}) {
        if (text == word(policy)) {
            return policy;
        }
    }
    return {};
}

QString word(ReaderKind kind)
{
    switch (kind) {
    case ReaderKind::None:
        return {};
    case ReaderKind::OwnAccount:
        return u"own-account"_s;
    case ReaderKind::MastodonApi:
        return u"mastodon-api"_s;
    case ReaderKind::MisskeyApi:
        return u"misskey-api"_s;
    case ReaderKind::Feed:
        return u"feed"_s;
    case ReaderKind::Outbox:
        return u"outbox"_s;
    case ReaderKind::Via:
        return u"via"_s;
    case ReaderKind::Unreadable:
        return u"unreadable"_s;
    }
    return {};
}

ReaderKind readerKind(const QString &text)
{
    for (auto kind : {ReaderKind::OwnAccount, ReaderKind::MastodonApi, ReaderKind::MisskeyApi,
             ReaderKind::Feed, ReaderKind::Outbox, ReaderKind::Via, ReaderKind::Unreadable}) {
        if (text == word(kind)) {
            return kind;
        }
    }
    return ReaderKind::None;
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/imageurl.h"

#include "ui/images/imageid.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::imageUrl {

namespace {

QUrl made(QLatin1StringView provider, const QStringList &fields)
{
    return QUrl("image://"_L1 + provider + u'/' + fields.join(u'/'));
}

QUrl avatarOf(const QString &acct, const QString &url)
{
    return made("avatar"_L1, {imageid::packed(acct), imageid::packed(url)});
}

QUrl placedPicture(
    QLatin1StringView provider, const QString &what, Fit fit, int radius, QPointF focus)
{
    if (what.isEmpty()) {
        return {};
    }
    const QString word = fit == Fit::Fill ? u"fill"_s : u"whole"_s;
    QStringList fields{imageid::packed(what), word, QString::number(radius)};
    if (fit == Fit::Fill && !focus.isNull()) {
        fields << imageid::share(focus.x()) << imageid::share(focus.y());
    }
    return made(provider, fields);
}

} // namespace

QUrl avatar(const Actor &actor)
{
    return avatarOf(actor.acct.isEmpty() ? actor.uri : actor.acct, actor.avatar);
}

QUrl avatar(const Account &account)
{
    return avatarOf(account.acct, account.avatar);
}

QUrl emoji(const QString &host, const QString &shortcode)
{
    const auto percent = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return made("emoji"_L1, {percent(host), percent(shortcode)});
}

QUrl picture(const QString &url, Fit fit, int radius, QPointF focus)
{
    return placedPicture("picture"_L1, url, fit, radius, focus);
}

QUrl attachment(const QString &file, Fit fit, int radius, QPointF focus)
{
    return placedPicture("attachment"_L1, file, fit, radius, focus);
}

QUrl preview(const Media &media, Fit fit, int radius)
{
    const bool isImage = media.type == Media::Type::Image;
    // Without a smaller one servers repeat the file itself, which need not be a picture.
    if (!isImage && media.previewUrl == media.url) {
        return {};
    }
    return picture(media.previewUrl.isEmpty() && isImage ? media.url : media.previewUrl, fit,
        radius, {media.focusX, media.focusY});
}

QUrl blurhash(const QString &hash, int radius)
{
    return hash.isEmpty() ? QUrl()
                          : made("blurhash"_L1, {imageid::packed(hash), QString::number(radius)});
}

} // namespace asterism::imageUrl

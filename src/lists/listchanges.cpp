// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/listchanges.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Lists)
};

struct OptionFlag {
    const char *name;
    bool ListOptions::*flag;
};

constexpr std::array optionFlags{OptionFlag{"hide_boosts", &ListOptions::hideBoosts},
    OptionFlag{"hide_replies", &ListOptions::hideReplies},
    OptionFlag{"only_media", &ListOptions::onlyMedia}, OptionFlag{"as_grid", &ListOptions::asGrid},
    OptionFlag{"notify", &ListOptions::notify}, OptionFlag{"exclusive", &ListOptions::exclusive}};

constexpr int mostColours = 8;

Error unknown(const QString &name)
{
    return {.kind = ErrorKind::Usage,
        .subject = name,
        .detail = Words::tr("a list has no such option, or not of this kind")};
}

std::optional<Error> changeColour(ListOptions &options, const QJsonValue &value)
{
    const int number = value.toInt();
    if (!value.isNull() && (number < 1 || number > mostColours)) {
        return unknown(u"colour"_s);
    }
    options.colour = number - 1; // null is 0
    return {};
}

std::optional<Error> change(ListOptions &options, const QString &name, const QJsonValue &value)
{
    const auto flag = std::ranges::find_if(
        optionFlags, [&](const OptionFlag &each) { return name == QLatin1String(each.name); });
    if (flag != optionFlags.end() && value.isBool()) {
        options.*flag->flag = value.toBool();
        return {};
    }
    if (name == u"in_everyone") {
        const auto choice = choiceFromJson(name, value);
        options.inEveryone = choice ? *choice : std::nullopt;
        return choice ? std::nullopt : std::optional(choice.error());
    }
    if (name == u"colour") {
        return changeColour(options, value);
    }
    if (name == u"icon" && value.isString()) {
        options.icon = value.toString();
        return {};
    }
    return unknown(name);
}

} // namespace

QJsonValue choiceToJson(std::optional<bool> choice)
{
    return choice ? QJsonValue(*choice) : QJsonValue(QJsonValue::Null);
}

Result<std::optional<bool>> choiceFromJson(const QString &name, const QJsonValue &value)
{
    if (value.isNull()) {
        return std::optional<bool>();
    }
    return value.isBool() ? Result<std::optional<bool>>(std::optional(value.toBool()))
                          : unknown(name);
}

QJsonObject optionsToJson(const ListOptions &options)
{
    QJsonObject json;
    for (const OptionFlag &each : optionFlags) {
        json.insert(QLatin1String(each.name), options.*each.flag);
    }
    json.insert(u"in_everyone"_s, choiceToJson(options.inEveryone));
    json.insert(u"colour"_s,
        options.colour < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(options.colour + 1));
    json.insert(u"icon"_s, options.icon.isNull() ? u""_s : options.icon);
    return json;
}

Result<ListOptions> changedOptions(ListOptions options, const QJsonObject &changes)
{
    for (auto each = changes.begin(); each != changes.end(); ++each) {
        if (const auto error = change(options, each.key(), each.value())) {
            return *error;
        }
    }
    return options;
}

} // namespace asterism

package cn.quancheng.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.IndexView;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes the API's description, while the service is built, with what holds for all of it: the order of its chapters,
 * what is required and what may be null, who may call, and that an error is a problem by RFC 9457.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    /** Schemas that the extension for problems brings along; ours says more. */
    private static final List<String> FOREIGN = List.of("HttpProblem", "HttpValidationProblem", "Violation");

    /** The chapters in the order in which a newcomer needs them. */
    private static final Map<String, String> CHAPTERS = new LinkedHashMap<>();

    static {
        CHAPTERS.put("登录", "领取令牌，市民以微信登录和退出，修改密码，验证令牌的公钥");
        CHAPTERS.put("我的实名认证", "市民实名认证自己的微信，查看保存着多少关于自己的信息（CITIZEN）");
        CHAPTERS.put("我的消息", "告诉过市民的事（CITIZEN）");
        CHAPTERS.put("人口库", "成批登记和更新市民（OPERATOR）");
        CHAPTERS.put("信用记录", "报送部门成批报送信用记录（DEPARTMENT）");
        CHAPTERS.put("报送质量", "双公示：各部门逐月的按时、迟报、拒收和未报送（DEPARTMENT看自己的，OPERATOR、AUDITOR看全部）");
        CHAPTERS.put("模型模拟", "在全体市民身上模拟未公布的模型，不写入分数（MODELER）；进度、结果和公平性（MODELER、APPROVER、AUDITOR）");
        CHAPTERS.put("月度计算", "启动、查看、停止一个月的计算，放行暂缓公布的，导出分数（OPERATOR、AUDITOR）");
        CHAPTERS.put("评分模型", "现行的和将要施行的计分规则，人人可读；起草、模拟、批准、公布（MODELER、APPROVER）");
        CHAPTERS.put("评分学习", "由已知的结果学习出评分卡，提出新版本的草案和报告（MODELER；APPROVER、AUDITOR查看）");
        CHAPTERS.put("个案查询", "凭案号查一位市民的分数和逐分说明（REVIEWER）");
        CHAPTERS.put("告知书", "市民同意之前读到的全文，人人可读");
        CHAPTERS.put("我的同意", "市民本人：同意、续签、不同意、退出，以及同意的回执（CITIZEN）");
        CHAPTERS.put("我的数据", "市民本人：谁看过我的数据，持有我的哪些数据，退出后留下什么、为什么（CITIZEN）");
        CHAPTERS.put("人工复核", "市民请人复核自己的分数（CITIZEN）");
        CHAPTERS.put("自主申报", "市民自主申报荣誉、志愿服务、捐赠等，提交证明材料（CITIZEN）；可以申报的项目人人可读");
        CHAPTERS.put("申报同步", "已核验的自主申报以文件提供给市公共信用信息平台，限于告知书写明的（AUDITOR）");
        CHAPTERS.put("我的异议", "市民认为自己的一条记录有误（CITIZEN）");
        CHAPTERS.put("我的信用修复", "市民申请修复自己的一条失信记录（CITIZEN）");
        CHAPTERS.put("我的信用承诺", "可以作出的承诺，人人可读；市民作出、履行、撤回（CITIZEN）");
        CHAPTERS.put("异议答复", "报送部门查看、答复对其记录的异议（DEPARTMENT）");
        CHAPTERS.put("待办", "要由人决定的事：排队、领取、查看、办结（REVIEWER）");
        CHAPTERS.put("我的信用分", "市民本人：分数、逐分说明、走势、假设与建议（CITIZEN）");
        CHAPTERS.put("信用报告", "本人的信用报告（CITIZEN），以及人人可用的真伪核验");
        CHAPTERS.put("信易+场景", "信用能带来什么：十五个领域的优惠，人人可读；编写、发布、终止（OPERATOR、APPROVER）");
        CHAPTERS.put("我的信易+", "市民本人：能享受什么，出示的码，授权，商家的核验（CITIZEN）");
        CHAPTERS.put("柜台", "商家核验、核销、退回，本店的优惠和统计（MERCHANT、CASHIER）");
        CHAPTERS.put("授权核查", "部门凭市民的授权，成批核查谁能在同等条件下优先（DEPARTMENT）");
        CHAPTERS.put("全市统计", "分数分布、走势、参与、数据报送、核销；不足10人不显示（OPERATOR、MODELER、APPROVER、AUDITOR）");
        CHAPTERS.put("信易+统计", "全市逐月核销的次数，不足10人不显示（OPERATOR、AUDITOR、MODELER、APPROVER）");
        CHAPTERS.put("审计", "谁在何时、为何做了什么（AUDITOR）");
        CHAPTERS.put("商家", "信易+商家：新增、门店、开通的场景、密钥、签名密钥、暂停（OPERATOR）；不能保存令牌的商家可以按RFC 9421逐个签名请求");
        CHAPTERS.put("收银员", "商家自己新增和停用收银员（MERCHANT）");
        CHAPTERS.put("账户", "工作人员、部门和商家的账户（OPERATOR）");
    }

    private final IndexView classes;

    /** @param classes those of the service, as the build knows them */
    public ApiDescription(IndexView classes) {
        this.classes = classes;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setServers(List.of(OASFactory.createServer().url("/").description("本服务")));
        api.setTags(chapters(api));
        Map<String, Schema> schemas = new LinkedHashMap<>(api.getComponents().getSchemas());
        schemas.keySet().removeAll(FOREIGN);
        ProblemSchema.addTo(schemas);
        OneOfSchemas.complete(schemas);
        api.getComponents().setSchemas(schemas);
        new CreatedSchemas(classes).complete(api);
        OperationCompletion completion = new OperationCompletion(classes);
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations()
                        .forEach((method, operation) -> completion.complete(path, method, operation)));
        new RecordSchemas(classes).complete(api);
    }

    private static List<Tag> chapters(OpenAPI api) {
        List<Tag> tags = new ArrayList<>();
        CHAPTERS.forEach(
                (name, words) -> tags.add(OASFactory.createTag().name(name).description(words)));
        if (api.getTags() != null) {
            api.getTags().stream()
                    .filter(tag -> !CHAPTERS.containsKey(tag.getName()))
                    .forEach(tags::add);
        }
        return tags;
    }
}

(** The Chebyshev ellipse: what it separates, the map on it, and its cycles. *)

From Coq Require Import Reals Lra Lia.
From Rigorous Require Import Definitions Lemmas Identities Derivatives.
Local Open Scope R_scope.

(** * C1. Inside, outside and the ellipse itself are kept *)

Theorem ellipse_cofactor_positive : forall mu r, -2 < mu < 2 -> K mu r >= (4 - mu ^ 2) / 4 /\ K mu r > 0.
Proof.
  intros mu r range. replace (K mu r) with ((r + mu / 2) ^ 2 + (4 - mu ^ 2) / 4) by (unfold K; field).
  assert (H := pow2_ge_0 (r + mu / 2)). assert (0 < 4 - mu ^ 2) by nra. lra.
Qed.

(** A step keeps the sign of eps, so each of the three sets is its own preimage. *)
Theorem ellipse_separates : forall mu z, -2 < mu < 2 ->
  (eps mu (F mu z) < 0 <-> eps mu z < 0) /\
  (eps mu (F mu z) = 0 <-> eps mu z = 0) /\
  (eps mu (F mu z) > 0 <-> eps mu z > 0).
Proof.
  intros mu z range. apply (positive_factor_keeps_sign _ _ (K mu (w mu z))); [|apply ellipse_cofactor].
  now apply ellipse_cofactor_positive.
Qed.

(** The bound on mu is sharp: past 2 a step takes some point from the outside to the inside. *)
Theorem ellipse_fails_beyond_two : forall mu, mu > 2 -> exists z, eps mu z > 0 /\ eps mu (F mu z) < 0.
Proof.
  intros mu above. assert (root := sqrt_sqrt (mu / 2) ltac:(lra)). set (x := sqrt (mu / 2)) in *. exists (x, x).
  assert (W : w mu (x, x) = - mu / 2) by (unfold w; cbn [fst snd]; lra).
  destruct (quotient_map mu (x, x)) as [_ [step norm]]. rewrite W in *. cbn [fst snd] in norm.
  rewrite step. unfold K. assert (outside : eps mu (x, x) > 0) by nra. split; [exact outside|].
  assert (1 + mu * (- mu / 2) + (- mu / 2) ^ 2 < 0) by nra. nra.
Qed.

(** The sign is kept by any number of steps. *)
Theorem ellipse_separates_orbits : forall mu z n, -2 < mu < 2 ->
  (eps mu (iterate (F mu) n z) < 0 <-> eps mu z < 0) /\
  (eps mu (iterate (F mu) n z) = 0 <-> eps mu z = 0) /\
  (eps mu (iterate (F mu) n z) > 0 <-> eps mu z > 0).
Proof.
  intros mu z n range. apply (positive_factor_keeps_sign _ _ (product (fun y => K mu (w mu y)) (F mu) n z)).
  - apply product_positive. intro y. now apply ellipse_cofactor_positive.
  - apply product_telescopes. intro y. apply ellipse_cofactor.
Qed.

Theorem ellipse_bounds_its_inside : forall mu z, -2 < mu < 2 -> eps mu z <= 0 -> P z <= 2 + mu /\ Q z <= 2 - mu.
Proof.
  intros mu z range. unfold eps.
  destruct (P_Q_nonneg z).
  split; nra.
Qed.

Theorem ellipse_contains_the_origin : forall mu, -2 < mu < 2 -> eps mu (0, 0) < 0.
Proof. intros mu range. unfold eps, P, Q, p, q. cbn [fst snd]. nra. Qed.

(** * C2. The map on the ellipse is t -> PI - 3 t *)

Lemma ellipse_point_axes : forall mu t, -2 <= mu <= 2 ->
  P (ellipse_point mu t) = (2 + mu) * cos t ^ 2 /\ Q (ellipse_point mu t) = (2 - mu) * sin t ^ 2.
Proof.
  intros mu t range. assert (A := sqrt_sqrt (2 + mu) ltac:(lra)). assert (B := sqrt_sqrt (2 - mu) ltac:(lra)).
  unfold P, Q, p, q, ellipse_point. cbn [fst snd]. split.
  - transitivity (sqrt (2 + mu) * sqrt (2 + mu) * cos t ^ 2); [field | rewrite A; ring].
  - transitivity (sqrt (2 - mu) * sqrt (2 - mu) * sin t ^ 2); [field | rewrite B; ring].
Qed.

Lemma cos_squared : forall t, cos t ^ 2 = 1 - sin t ^ 2.
Proof. intro t. assert (H := sin2_cos2 t). unfold Rsqr in H. lra. Qed.

Theorem ellipse_parametrised : forall mu t, -2 <= mu <= 2 ->
  eps mu (ellipse_point mu t) = 0 /\ w mu (ellipse_point mu t) = 2 * cos (2 * t).
Proof.
  intros mu t range. destruct (ellipse_point_axes mu t range) as [HP HQ]. assert (C := cos_squared t).
  destruct (diagonal_coordinates mu (ellipse_point mu t)) as [_ [_ [_ [_ [_ [_ [_ W]]]]]]].
  rewrite W. unfold eps. rewrite HP, HQ, cos_2a_sin, C. split; ring.
Qed.

(** Every pair c, s with c^2 + s^2 = 1 is the cosine and sine of an angle. *)
Lemma angle_exists : forall c s, c ^ 2 + s ^ 2 = 1 -> exists t, cos t = c /\ sin t = s.
Proof.
  intros c s circle. assert (range : -1 <= c <= 1) by nra.
  assert (root : sqrt (1 - Rsqr c) = Rabs s).
  { rewrite <- sqrt_Rsqr_abs. f_equal. unfold Rsqr. lra. }
  destruct (Rle_dec 0 s).
  - exists (acos c). rewrite cos_acos, sin_acos, root, Rabs_pos_eq; auto.
  - exists (- acos c). rewrite cos_neg, sin_neg, cos_acos, sin_acos, root, Rabs_left by (auto; lra).
    split; ring.
Qed.

(** Every point of the ellipse has an angle. *)
Theorem ellipse_covered : forall mu z, -2 < mu < 2 -> (eps mu z = 0 <-> exists t, z = ellipse_point mu t).
Proof.
  intros mu [u v] range. split.
  - intro on. assert (A := sqrt_sqrt (2 + mu) ltac:(lra)). assert (B := sqrt_sqrt (2 - mu) ltac:(lra)).
    assert (Apos := sqrt_lt_R0 (2 + mu) ltac:(lra)). assert (Bpos := sqrt_lt_R0 (2 - mu) ltac:(lra)).
    unfold ellipse_point. set (a := sqrt (2 + mu)) in *. set (b := sqrt (2 - mu)) in *.
    destruct (angle_exists ((u + v) / (2 * a)) ((u - v) / (2 * b))) as [t [cosine sine]].
    + apply (Rmult_eq_reg_l (4 * (a * a) * (b * b))); [|nra].
      transitivity ((b * b) * (u + v) ^ 2 + (a * a) * (u - v) ^ 2); [field; lra|].
      rewrite A, B. unfold eps, P, Q, p, q in on. cbn [fst snd] in on. lra.
    + exists t. rewrite cosine, sine. f_equal; field; lra.
  - intros [t ->]. apply ellipse_parametrised. lra.
Qed.

Lemma cos_sin_tripled : forall t,
  cos (PI - 3 * t) = 3 * cos t - 4 * cos t ^ 3 /\ sin (PI - 3 * t) = 3 * sin t - 4 * sin t ^ 3.
Proof.
  intro t. replace (3 * t) with (2 * t + t) by ring.
  rewrite cos_minus, sin_minus, cos_PI, sin_PI, cos_plus, sin_plus, sin_2a, cos_2a_cos.
  assert (C := cos_squared t). split.
  - transitivity (- (2 * cos t ^ 3 - cos t - 2 * cos t * sin t ^ 2)); [ring|].
    replace (sin t ^ 2) with (1 - cos t ^ 2) by lra. ring.
  - transitivity (sin t * (4 * cos t ^ 2 - 1)); [ring|]. rewrite C. ring.
Qed.

(** The same as algebra, for any c, s on the unit circle. *)
Theorem ellipse_angle_map : forall mu a b c s, c ^ 2 + s ^ 2 = 1 -> a ^ 2 = 2 + mu -> b ^ 2 = 2 - mu ->
  let c3 := 3 * c - 4 * c ^ 3 in let s3 := 3 * s - 4 * s ^ 3 in
  F mu (a * c + b * s, a * c - b * s) = (a * c3 + b * s3, a * c3 - b * s3) /\ c3 ^ 2 + s3 ^ 2 = 1.
Proof.
  intros mu a b c s circle A B c3 s3.
  assert (W : w mu (a * c + b * s, a * c - b * s) = 2 * (c ^ 2 - s ^ 2)).
  { unfold w. cbn [fst snd]. transitivity (a ^ 2 * c ^ 2 - b ^ 2 * s ^ 2 - mu); [ring|].
    rewrite A, B. replace mu with (mu * (c ^ 2 + s ^ 2)) at 3 by (rewrite circle; ring). ring. }
  assert (Hc : c3 = c * (1 - 2 * (c ^ 2 - s ^ 2))) by (unfold c3; replace (s ^ 2) with (1 - c ^ 2) by lra; ring).
  assert (Hs : s3 = s * (1 + 2 * (c ^ 2 - s ^ 2))) by (unfold s3; replace (c ^ 2) with (1 - s ^ 2) by lra; ring).
  split.
  - unfold F. rewrite W, Hc, Hs. cbn [fst snd]. f_equal; ring.
  - unfold c3, s3. replace ((3 * s - 4 * s ^ 3) ^ 2) with (s ^ 2 * (3 - 4 * s ^ 2) ^ 2) by ring.
    replace (s ^ 2) with (1 - c ^ 2) by lra. ring.
Qed.

Theorem ellipse_angle_tripled : forall mu t, -2 <= mu <= 2 ->
  F mu (ellipse_point mu t) = ellipse_point mu (PI - 3 * t).
Proof.
  intros mu t range. destruct (cos_sin_tripled t) as [C S]. unfold ellipse_point. rewrite C, S.
  apply ellipse_angle_map; [assert (H := cos_squared t); lra | |]; rewrite <- Rsqr_pow2; apply Rsqr_sqrt; lra.
Qed.

(** Turned by PI/4 it is s -> -3 s, so n steps multiply the angle by (-3)^n. *)
Theorem ellipse_orbits : forall mu s n, -2 <= mu <= 2 ->
  iterate (F mu) n (ellipse_point mu (PI / 4 + s)) = ellipse_point mu (PI / 4 + (-3) ^ n * s).
Proof.
  intros mu s n range. induction n as [|n IH]; cbn [iterate]; [f_equal; ring|].
  rewrite IH, ellipse_angle_tripled by exact range. f_equal. cbn [pow]. field.
Qed.

(** * C3. The residual on the ellipse moves by the cubic Chebyshev polynomial *)

Theorem ellipse_residual_chebyshev : forall mu z, eps mu z = 0 ->
  let k := w mu z / 2 in w mu (F mu z) / 2 = 4 * k ^ 3 - 3 * k /\ K mu (w mu z) = 1 + 2 * mu * k + 4 * k ^ 2.
Proof.
  intros mu z on k. destruct (quotient_map mu z) as [W _]. rewrite W, on. unfold k, K. split; field.
Qed.

(** * C5. Every cycle on the ellipse off the minimisers repels across it *)

Lemma ellipse_residual_bounded : forall mu z, -2 < mu < 2 -> eps mu z = 0 -> -2 <= w mu z <= 2.
Proof.
  intros mu z range on. destruct (ellipse_bounds_its_inside mu z range ltac:(lra)) as [HP HQ].
  destruct (P_Q_nonneg z).
  destruct (diagonal_coordinates mu z) as [_ [_ [_ [_ [_ [_ [_ ->]]]]]]]. lra.
Qed.

(** The exception: where w = 0 the point is fixed, so then w = 0 at all points of the cycle. *)
Theorem minimisers_are_fixed : forall mu z, w mu z = 0 -> F mu z = z.
Proof. intros mu [u v] zero. unfold F. rewrite zero. cbn [fst snd]. f_equal; ring. Qed.

(** K (4 - mu w) - (4 - mu w') = (4 - mu^2) w^2, so the product of K telescopes, and exceeds a ratio of 4 - mu w. *)
Lemma ellipse_product : forall mu z n, -2 < mu < 2 -> eps mu z = 0 -> periodic (F mu) n z -> w mu z <> 0 ->
  product (fun y => K mu (w mu y)) (F mu) n z > 1.
Proof.
  intros mu z n range on [some back] off. set (L := fun y => 4 - mu * w mu y).
  assert (gain : forall y, eps mu y = 0 -> K mu (w mu y) * L y - L (F mu y) = (4 - mu ^ 2) * w mu y ^ 2).
  { intros y H. destruct (quotient_map mu y) as [W _]. unfold L, K. rewrite W, H. ring. }
  assert (Lpos : 0 < L z) by (assert (H := ellipse_residual_bounded mu z range on); unfold L; nra).
  assert (room : 0 < 4 - mu ^ 2) by nra.
  assert (H : L (iterate (F mu) n z) < product (fun y => K mu (w mu y)) (F mu) n z * L z).
  { apply (product_bounded_below _ (F mu) (fun y => eps mu y = 0)); try assumption.
    - intros y. apply ellipse_separates, range.
    - intros y _. now apply ellipse_cofactor_positive.
    - intros y H. specialize (gain y H). assert (S := pow2_ge_0 (w mu y)). nra.
    - specialize (gain z on). assert (S := square_positive _ off). nra. }
  rewrite back in H. nra.
Qed.

(** So the multiplier across the ellipse of every cycle on it, off the minimisers, is above 1. *)
Theorem ellipse_cycles_repel : forall mu z n, -2 < mu < 2 -> eps mu z = 0 -> periodic (F mu) n z ->
  (exists k, w mu (iterate (F mu) k z) <> 0) ->
  let s := product (fun y => K mu (w mu y)) (F mu) n z in multiplier_across (F mu) (eps mu) n z s /\ s > 1.
Proof.
  intros mu z n range on cycle [k off]. split; [now apply multiplier_across_ellipse|].
  apply ellipse_product; auto. intro zero. apply off. now rewrite fixed_forever by now apply minimisers_are_fixed.
Qed.

(** * C2 once more, for roots of any signs, with what F does to the curve's tangents and to means over it *)

Theorem curve_on_ellipse : forall mu A B c s, c ^ 2 + s ^ 2 = 1 -> A ^ 2 = 2 + mu -> B ^ 2 = 2 - mu ->
  let z := (A * c + B * s, A * c - B * s) in
  (2 - mu) * P z + (2 + mu) * Q z = 4 - mu ^ 2 /\ w mu z = 2 * (c ^ 2 - s ^ 2).
Proof.
  intros mu A B c s circle a b z. unfold z, P, Q, p, q, w. cbn [fst snd]. split.
  - transitivity ((2 - mu) * (A ^ 2 * c ^ 2) + (2 + mu) * (B ^ 2 * s ^ 2)); [field|]. rewrite a, b.
    transitivity ((4 - mu ^ 2) * (c ^ 2 + s ^ 2)); [ring | rewrite circle; ring].
  - transitivity (A ^ 2 * c ^ 2 - B ^ 2 * s ^ 2 - mu); [ring|]. rewrite a, b.
    transitivity (2 * (c ^ 2 - s ^ 2) + mu * (c ^ 2 + s ^ 2) - mu); [ring | rewrite circle; ring].
Qed.

(** The angle after n steps, from the angle t. *)
Lemma curve_orbit : forall mu A B n t, A ^ 2 = 2 + mu -> B ^ 2 = 2 - mu ->
  iterate (F mu) n (curve_point A B t) = curve_point A B (iterate (fun x => PI - 3 * x) n t).
Proof.
  intros mu A B n t a b. induction n as [|n IH]; cbn [iterate]; [reflexivity|]. rewrite IH.
  set (x := iterate _ n t). unfold curve_point at 2. destruct (cos_sin_tripled x) as [-> ->].
  apply ellipse_angle_map; [assert (T := cos_squared x); lra | exact a | exact b].
Qed.

Lemma cos_sin_turned : forall phi t, cos phi = -1 -> sin phi = 0 ->
  cos (phi + -3 * t) = cos (PI - 3 * t) /\ sin (phi + -3 * t) = sin (PI - 3 * t).
Proof.
  intros phi t C S. replace (-3 * t) with (- (3 * t)) by ring. change (phi + - (3 * t)) with (phi - 3 * t).
  rewrite !cos_minus, !sin_minus, C, S, cos_PI, sin_PI. split; reflexivity.
Qed.

(** The curve is the ellipse, c and s are functions of the point, and F multiplies angles by -3 and turns by phi;
    counted from PI/4 it multiplies them by -3 alone. *)
Theorem curve_conjugacy : forall mu A B phi, -2 < mu < 2 -> A ^ 2 = 2 + mu -> B ^ 2 = 2 - mu ->
  cos phi = -1 -> sin phi = 0 ->
  (forall z, eps mu z = 0 <-> exists t, z = curve_point A B t) /\
  (forall t, let z := curve_point A B t in
    cos t = (fst z + snd z) / (2 * A) /\ sin t = (fst z - snd z) / (2 * B) /\
    F mu z = curve_point A B (phi + -3 * t) /\
    F mu (curve_point A B (PI / 4 + t)) = curve_point A B (PI / 4 + -3 * t)).
Proof.
  intros mu A B phi range a b C S.
  assert (An : A <> 0) by (intros ->; lra). assert (Bn : B <> 0) by (intros ->; lra). split.
  - intro z. split.
    + intro on. destruct (angle_exists ((fst z + snd z) / (2 * A)) ((fst z - snd z) / (2 * B))) as [t [cosine sine]].
      * assert (room : 0 < 4 - mu ^ 2) by nra. apply (Rmult_eq_reg_l (4 - mu ^ 2)); [|lra].
        transitivity ((2 - mu) * (2 + mu) * (P z / A ^ 2 + Q z / B ^ 2)); [unfold P, Q, p, q; field; lra|].
        rewrite a, b. transitivity ((2 - mu) * P z + (2 + mu) * Q z); [field; lra|]. unfold eps in on. lra.
      * exists t. unfold curve_point. rewrite cosine, sine. apply same_point; cbn [fst snd]; field; lra.
    + intros [t ->]. destruct (curve_on_ellipse mu A B (cos t) (sin t)) as [H _]; [|exact a | exact b|].
      * assert (T := cos_squared t). lra.
      * unfold eps, curve_point. lra.
  - intros t z. unfold z, curve_point. cbn [fst snd]. split; [field; lra|]. split; [field; lra|].
    split.
    + destruct (cos_sin_turned phi t C S) as [-> ->]. exact (curve_orbit mu A B 1 t a b).
    + replace (PI / 4 + -3 * t) with (PI - 3 * (PI / 4 + t)) by field. exact (curve_orbit mu A B 1 _ a b).
Qed.

(** The tangent at angle t is curve_point A B (t + PI/2). *)
Theorem curve_tangent : forall A B t,
  derivable_pt_lim (fun x => fst (curve_point A B x)) t (fst (curve_point A B (t + PI / 2))) /\
  derivable_pt_lim (fun x => snd (curve_point A B x)) t (snd (curve_point A B (t + PI / 2))).
Proof.
  intros A B t.
  assert (C : cos (t + PI / 2) = - sin t) by (rewrite cos_plus, cos_PI2, sin_PI2; ring).
  assert (S : sin (t + PI / 2) = cos t) by (rewrite sin_plus, cos_PI2, sin_PI2; ring).
  unfold curve_point. cbn [fst snd]. rewrite C, S. split.
  - apply (derivative_plus (fun x => A * cos x) (fun x => B * sin x)).
    + apply (derivable_pt_lim_scal cos), derivable_pt_lim_cos.
    + apply (derivable_pt_lim_scal sin), derivable_pt_lim_sin.
  - apply (derivative_minus (fun x => A * cos x) (fun x => B * sin x)).
    + apply (derivable_pt_lim_scal cos), derivable_pt_lim_cos.
    + apply (derivable_pt_lim_scal sin), derivable_pt_lim_sin.
Qed.

Lemma tangent_step : forall mu A B t, A ^ 2 = 2 + mu -> B ^ 2 = 2 - mu ->
  image (F_derivative mu (curve_point A B t)) (curve_point A B (t + PI / 2)) =
  times (-3) (curve_point A B (PI - 3 * t + PI / 2)).
Proof.
  intros mu A B t a b. unfold curve_point.
  assert (C : forall x, cos (x + PI / 2) = - sin x) by (intro; rewrite cos_plus, cos_PI2, sin_PI2; ring).
  assert (S : forall x, sin (x + PI / 2) = cos x) by (intro; rewrite sin_plus, cos_PI2, sin_PI2; ring).
  rewrite !C, !S. destruct (cos_sin_tripled t) as [-> ->]. assert (T := cos_squared t).
  set (c := cos t) in *. set (s := sin t) in *. assert (M : mu = A ^ 2 - 2) by lra.
  assert (N : B ^ 2 - 4 + A ^ 2 = 0) by lra. assert (U : c ^ 2 + s ^ 2 - 1 = 0) by lra.
  unfold image, F_derivative, times, dot. cbn [fst snd]. rewrite M. f_equal; apply Rminus_diag_uniq.
  - transitivity ((2 * A * c ^ 2 * s - A * s ^ 3 - 3 * B * c * s ^ 2) * (B ^ 2 - 4 + A ^ 2)
      + (A ^ 3 * s + A ^ 2 * B * c + 8 * A * s - 12 * B * c) * (c ^ 2 + s ^ 2 - 1)); [ring | rewrite N, U; ring].
  - transitivity ((2 * A * c ^ 2 * s - A * s ^ 3 + 3 * B * c * s ^ 2) * (B ^ 2 - 4 + A ^ 2)
      + (A ^ 3 * s - A ^ 2 * B * c + 8 * A * s + 12 * B * c) * (c ^ 2 + s ^ 2 - 1)); [ring | rewrite N, U; ring].
Qed.

(** The derivative of F^n multiplies the tangent by (-3)^n. *)
Theorem curve_tangent_multiplied : forall mu A B n t, A ^ 2 = 2 + mu -> B ^ 2 = 2 - mu ->
  let angle := iterate (fun x => PI - 3 * x) n t in
  iterate (F mu) n (curve_point A B t) = curve_point A B angle /\
  exists M, derivative_at (iterate (F mu) n) (curve_point A B t) M /\
    image M (curve_point A B (t + PI / 2)) = times ((-3) ^ n) (curve_point A B (angle + PI / 2)).
Proof.
  intros mu A B n t a b angle. split; [now apply curve_orbit|].
  exists (chain (F_derivative mu) (F mu) n (curve_point A B t)).
  split; [apply derivative_of_iterate, F_differentiable|]. unfold angle. clear angle.
  induction n as [|n IH]; cbn [chain iterate pow].
  - rewrite image_identity. apply same_point; cbn; ring.
  - rewrite image_composed, IH, curve_orbit by assumption. set (x := iterate _ n t).
    assert (H := tangent_step mu A B x a b).
    transitivity (times ((-3) ^ n) (image (F_derivative mu (curve_point A B x)) (curve_point A B (x + PI / 2))));
      [|rewrite H]; apply same_point; unfold times, image, dot; cbn [fst snd]; ring.
Qed.

(** A cycle on the ellipse has the multiplier (-3)^n along it. *)
Theorem ellipse_cycle_multiplier_along : forall mu z n, -2 < mu < 2 -> eps mu z = 0 -> periodic (F mu) n z ->
  multiplier (F mu) n z ((-3) ^ n).
Proof.
  intros mu z n range on cycle. split; [exact cycle|].
  assert (a := pow2_sqrt (2 + mu) ltac:(lra)). assert (b := pow2_sqrt (2 - mu) ltac:(lra)).
  assert (A := sqrt_lt_R0 (2 + mu) ltac:(lra)). assert (B := sqrt_lt_R0 (2 - mu) ltac:(lra)).
  destruct (proj1 (ellipse_covered mu z range) on) as [t H].
  change (z = curve_point (sqrt (2 + mu)) (sqrt (2 - mu)) t) in H.
  set (x := sqrt (2 + mu)) in *. set (y := sqrt (2 - mu)) in *. subst z.
  destruct (curve_tangent_multiplied mu x y n t a b) as [orbit [M [derivative tangent]]].
  exists M. split; [exact derivative|]. exists (curve_point x y (t + PI / 2)).
  assert (C : forall s, cos (s + PI / 2) = - sin s) by (intro; rewrite cos_plus, cos_PI2, sin_PI2; ring).
  assert (S : forall s, sin (s + PI / 2) = cos s) by (intro; rewrite sin_plus, cos_PI2, sin_PI2; ring).
  destruct cycle as [_ back]. rewrite back in orbit. set (s := iterate _ n t) in *.
  unfold curve_point in *. rewrite !C, !S in *. injection orbit as one two.
  assert (same : cos s = cos t /\ sin s = sin t) by (split; [apply (Rmult_eq_reg_l x) | apply (Rmult_eq_reg_l y)]; lra).
  destruct same as [cosine sine]. rewrite cosine, sine in tangent. split; [|exact tangent].
  intro zero. injection zero as three four. assert (T := sin2_cos2 t). unfold Rsqr in T.
  assert (sin t = 0) by (apply (Rmult_eq_reg_l x); lra). assert (cos t = 0) by (apply (Rmult_eq_reg_l y); lra).
  rewrite H, H0 in T. lra.
Qed.

(** * Means over the angle are kept: the uniform measure is invariant *)

Lemma flat_is_constant : forall f, (forall t, derivable_pt_lim f t 0) -> forall a b, f a = f b.
Proof.
  intros f flat a b. assert (D : derivable f) by (intro t; exists 0; apply flat).
  apply (null_derivative_1 f D). intro t. apply derive_pt_eq_0, flat.
Qed.

(** G and H are antiderivatives of g, and of g after a step, along the curve; their increments over a turn are the
    integrals. Every continuous g has such G and H. *)
Theorem curve_means_kept : forall mu A B g G H, A ^ 2 = 2 + mu -> B ^ 2 = 2 - mu ->
  (forall t, derivable_pt_lim G t (g (curve_point A B t))) ->
  (forall t, derivable_pt_lim H t (g (F mu (curve_point A B t)))) ->
  H (2 * PI) - H 0 = G (2 * PI) - G 0.
Proof.
  intros mu A B g G H a b HG HH.
  assert (turned : forall t, derivable_pt_lim (fun x => PI - 3 * x) t (-3)).
  { intro t. apply (derivative_value _ _ (0 - (0 * t + 3 * 1))); [|ring]. derive_polynomial. }
  assert (pulled : forall t, H t + G (PI - 3 * t) / 3 = H 0 + G (PI - 3 * 0) / 3).
  { intro t. apply (flat_is_constant (fun t => H t + G (PI - 3 * t) / 3)). intro x.
    apply (derivative_value _ _ (g (F mu (curve_point A B x)) + (g (curve_point A B (PI - 3 * x)) * -3 * / 3
      + G (PI - 3 * x) * 0))).
    - apply (derivative_plus H (fun t => G (PI - 3 * t) / 3)); [apply HH|].
      apply (derivative_times (fun t => G (PI - 3 * t)) (fun _ => / 3)); [|apply derivable_pt_lim_const].
      apply (derivable_pt_lim_comp (fun t => PI - 3 * t) G); [apply turned | apply HG].
    - rewrite (curve_orbit mu A B 1 x a b : F mu _ = _). cbn [iterate]. field. }
  assert (turn : forall t, G (t + 2 * PI) - G t = G (0 + 2 * PI) - G 0).
  { intro t. apply (flat_is_constant (fun t => G (t + 2 * PI) - G t)). intro x.
    apply (derivative_value _ _ (g (curve_point A B (x + 2 * PI)) * (1 + 0) - g (curve_point A B x))).
    - apply (derivative_minus (fun t => G (t + 2 * PI)) G); [|apply HG].
      apply (derivable_pt_lim_comp (fun t => t + 2 * PI) G); [|apply HG].
      apply (derivative_plus (fun t => t) (fun _ => 2 * PI));
          [apply derivable_pt_lim_id | apply derivable_pt_lim_const].
    - unfold curve_point. rewrite cos_plus, sin_plus, cos_2PI, sin_2PI.
      replace (cos x * 1 - sin x * 0) with (cos x) by ring.
      replace (sin x * 1 + cos x * 0) with (sin x) by ring. ring. }
  assert (one := pulled (2 * PI)). assert (t1 := turn (PI - 3 * (2 * PI))). assert (t2 := turn (PI - 2 * (2 * PI))).
  assert (t3 := turn (PI - 2 * PI)).
  replace (PI - 3 * (2 * PI) + 2 * PI) with (PI - 2 * (2 * PI)) in t1 by ring.
  replace (PI - 2 * (2 * PI) + 2 * PI) with (PI - 2 * PI) in t2 by ring.
  replace (PI - 2 * PI + 2 * PI) with (PI - 3 * 0) in t3 by ring. rewrite Rplus_0_l in *. lra.
Qed.

(** The exponent along the curve is ln 3, at every point: the tangent grows by 3 in each step, up to a bounded
    factor. *)
Lemma curve_sizes : forall A B, A <> 0 -> B <> 0 -> exists L, forall t, Rabs (ln (size (curve_point A B t))) <= L.
Proof.
  intros A B Hsa Hsb. assert (a := square_positive A Hsa). assert (b := square_positive B Hsb).
  set (m := Rmin (A ^ 2) (B ^ 2)). assert (mpos : 0 < m) by (apply Rmin_glb_lt; assumption).
  assert (ma : m <= A ^ 2) by apply Rmin_l. assert (mb : m <= B ^ 2) by apply Rmin_r.
  set (top := 2 * (Rabs A + Rabs B)).
  exists (Rabs (ln (2 * m)) + Rabs (ln top)). intro t. assert (T := cos_squared t).
  assert (low : 2 * m <= size (curve_point A B t) * size (curve_point A B t)).
  { assert (U : (2 * A * cos t) ^ 2 <= size (curve_point A B t) * size (curve_point A B t)).
    { unfold size, curve_point. cbn [fst snd]. set (x := A * cos t + B * sin t). set (y := A * cos t - B * sin t).
      replace (2 * A * cos t) with (x + y) by (unfold x, y; ring). rewrite <- pow2_abs.
      assert (V := Rabs_triang x y). assert (W := Rabs_pos (x + y)). nra. }
    assert (V : (2 * B * sin t) ^ 2 <= size (curve_point A B t) * size (curve_point A B t)).
    { unfold size, curve_point. cbn [fst snd]. set (x := A * cos t + B * sin t). set (y := A * cos t - B * sin t).
      replace (2 * B * sin t) with (x + - y) by (unfold x, y; ring). rewrite <- pow2_abs.
      assert (V := Rabs_triang x (- y)). rewrite Rabs_Ropp in V. assert (W := Rabs_pos (x + - y)). nra. }
    assert (m * cos t ^ 2 <= A ^ 2 * cos t ^ 2) by (apply Rmult_le_compat_r; [apply pow2_ge_0 | exact ma]).
    assert (m * sin t ^ 2 <= B ^ 2 * sin t ^ 2) by (apply Rmult_le_compat_r; [apply pow2_ge_0 | exact mb]).
    rewrite !Rpow_mult_distr in U, V. assert (m * (cos t ^ 2 + sin t ^ 2) = m) by (rewrite T; ring). lra. }
  assert (nonneg := size_nonneg (curve_point A B t)).
  assert (positive : 0 < size (curve_point A B t)) by nra.
  assert (high : size (curve_point A B t) <= top).
  { unfold size, curve_point, top. cbn [fst snd].
    assert (X := Rabs_triang (A * cos t) (B * sin t)). assert (Y := Rabs_triang (A * cos t) (- (B * sin t))).
    rewrite Rabs_Ropp in Y. unfold Rminus. rewrite !Rabs_mult in *.
    assert (C : Rabs (cos t) <= 1) by (apply Rabs_le; apply COS_bound).
    assert (S : Rabs (sin t) <= 1) by (apply Rabs_le; apply SIN_bound).
    assert (Rabs A * Rabs (cos t) <= Rabs A * 1) by (apply Rmult_le_compat_l; [apply Rabs_pos | exact C]).
    assert (Rabs B * Rabs (sin t) <= Rabs B * 1) by (apply Rmult_le_compat_l; [apply Rabs_pos | exact S]). lra. }
  set (s := size (curve_point A B t)) in *.
  assert (up : ln s <= ln top) by (destruct high as [H | ->]; [left; now apply ln_increasing | lra]).
  assert (down : ln (2 * m) <= 2 * ln s).
  { replace (2 * ln s) with (ln (s * s)) by (rewrite ln_mult; lra).
    destruct low as [H | ->]; [left; apply ln_increasing; lra | lra]. }
  assert (A1 := Rle_abs (ln top)). assert (A2 := Rle_abs (- ln (2 * m))). rewrite Rabs_Ropp in A2.
  assert (A3 := Rabs_pos (ln top)). assert (A4 := Rabs_pos (ln (2 * m))). apply Rabs_le. lra.
Qed.

Theorem curve_exponent : forall mu A B t M, -2 < mu < 2 -> A ^ 2 = 2 + mu -> B ^ 2 = 2 - mu ->
  (forall n, derivative_at (iterate (F mu) n) (curve_point A B t) (M n)) ->
  Un_cv (fun n => ln (size (image (M n) (curve_point A B (t + PI / 2)))) / INR n) (ln 3).
Proof.
  intros mu A B t M range a b each tol positive.
  assert (An : A <> 0) by (intros ->; lra). assert (Bn : B <> 0) by (intros ->; lra).
  destruct (curve_sizes A B An Bn) as [L bound].
  assert (Lpos : 0 <= L) by (specialize (bound 0); assert (H := Rabs_pos (ln (size (curve_point A B 0)))); lra).
  destruct (natural_above (L / tol)) as [N large]. exists (S N). intros n late.
  assert (some : INR N + 1 <= INR n) by (rewrite <- S_INR; apply le_INR; lia). assert (H := pos_INR N).
  destruct (curve_tangent_multiplied mu A B n t a b) as [_ [M' [derivative tangent]]].
  rewrite (derivative_unique _ _ _ _ (each n) derivative), tangent. set (x := curve_point A B (_ + PI / 2)).
  assert (xpos : 0 < size x).
  { destruct (size_nonneg x) as [|zero]; [assumption|exfalso].
    unfold x, size, curve_point in zero. cbn [fst snd] in zero.
    set (y := iterate _ n t + PI / 2) in *.
    assert (X := Rabs_pos (A * cos y + B * sin y)). assert (Y := Rabs_pos (A * cos y - B * sin y)).
    assert (one : A * cos y + B * sin y = 0) by (destruct (Req_dec (A * cos y + B * sin y) 0) as [|off];
      [assumption | apply Rabs_pos_lt in off; lra]).
    assert (two : A * cos y - B * sin y = 0) by (destruct (Req_dec (A * cos y - B * sin y) 0) as [|off];
      [assumption | apply Rabs_pos_lt in off; lra]).
    assert (cos y = 0) by (apply (Rmult_eq_reg_l A); lra). assert (sin y = 0) by (apply (Rmult_eq_reg_l B); lra).
    assert (T := cos_squared y). rewrite H0, H1 in T. lra. }
  replace (size (times ((-3) ^ n) x)) with (3 ^ n * size x).
  - rewrite ln_mult, ln_pow; [|lra | apply pow_lt; lra | exact xpos]. unfold R_dist.
    replace ((INR n * ln 3 + ln (size x)) / INR n - ln 3) with (ln (size x) * / INR n) by (field; lra).
    rewrite Rabs_mult, Rabs_inv, (Rabs_pos_eq (INR n)) by lra.
    apply (Rmult_lt_reg_r (INR n)); [lra|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
    apply (Rle_lt_trans _ L); [apply bound|]. apply (Rmult_lt_reg_r (/ tol)); [now apply Rinv_0_lt_compat|].
    replace (tol * INR n * / tol) with (INR n) by (field; lra). unfold Rdiv in large. lra.
  - unfold size, times. cbn [fst snd]. rewrite !Rabs_mult, <- RPow_abs, (Rabs_left (-3)) by lra.
    replace (- (-3)) with 3 by ring. ring.
Qed.

(** * Correlations decay: the measure is mixing, for functions with a derivative along the curve *)

Lemma angle_after : forall n t, iterate (fun x => PI - 3 * x) n t = PI / 4 + (-3) ^ n * (t - PI / 4).
Proof. intros n t. induction n as [|n IH]; cbn [iterate pow]; [ring|]. rewrite IH. field. Qed.

Lemma small_slope : forall f f' c a b, a < b -> (forall t, derivable_pt_lim f t (f' t)) ->
  (forall t, Rabs (f' t) <= c) -> Rabs (f b - f a) <= c * (b - a).
Proof.
  intros f f' c a b order derived bound.
  destruct (MVT_cor2 f f' a b order (fun t _ => derived t)) as [t [-> _]].
  rewrite Rabs_mult, (Rabs_pos_eq (b - a)) by lra. apply Rmult_le_compat_r; [lra | apply bound].
Qed.

Lemma periodic_bounded : forall f, continuity f -> (forall t, f (t + 2 * PI) = f t) ->
  exists c, forall t, Rabs (f t) <= c.
Proof.
  intros f continuous periodic. assert (some := PI_RGT_0).
  destruct (continuity_ab_maj f 0 (2 * PI) ltac:(lra) (fun t _ => continuous t)) as [x [top _]].
  destruct (continuity_ab_min f 0 (2 * PI) ltac:(lra) (fun t _ => continuous t)) as [y [bottom _]].
  assert (shifted_by : forall n t, f (t + INR n * (2 * PI)) = f t).
  { induction n as [|n IH]; intro t; [change (INR 0) with 0; f_equal; ring|].
    rewrite S_INR. replace (t + (INR n + 1) * (2 * PI)) with (t + INR n * (2 * PI) + 2 * PI) by ring.
    now rewrite periodic. }
  assert (upwards : forall t, 0 <= t -> exists s, 0 <= s <= 2 * PI /\ f t = f s).
  { intros t nonneg. destruct (euclidian_division t (2 * PI) ltac:(lra)) as [k [s [split between]]].
    exists s. rewrite Rabs_pos_eq in between by lra. split; [lra|]. destruct k as [|k|k].
    - f_equal. lra.
    - rewrite split, Rplus_comm, <- (positive_nat_Z k), <- INR_IZR_INZ. apply shifted_by.
    - exfalso. assert (IZR (Z.neg k) <= -1) by (apply IZR_le; lia). nra. }
  exists (Rabs (f x) + Rabs (f y)). intro t.
  assert (found : exists s, 0 <= s <= 2 * PI /\ f t = f s).
  { destruct (natural_above (- t / (2 * PI))) as [N large].
    destruct (upwards (t + INR N * (2 * PI))) as [s [between same]].
    - apply (Rmult_lt_compat_r (2 * PI)) in large; [|lra].
      replace (- t / (2 * PI) * (2 * PI)) with (- t) in large by (field; lra). lra.
    - exists s. now rewrite <- same, shifted_by. }
  destruct found as [s [between ->]]. specialize (top s between). specialize (bottom s between).
  assert (A := Rle_abs (f x)). assert (B := Rle_abs (- f y)). rewrite Rabs_Ropp in B.
  assert (C := Rabs_pos (f x)). assert (D := Rabs_pos (f y)). apply Rabs_le. lra.
Qed.

Lemma power_above : forall n, INR n + 1 <= 3 ^ n.
Proof.
  induction n as [|n IH]; [change (INR 0) with 0; cbn; lra|]. rewrite S_INR. cbn [pow]. assert (N := pos_INR n). lra.
Qed.

(** Gf, Gg and H n are antiderivatives of f, of g, and of (f after n steps) g along the curve: the mean of the last
    tends to the product of the means of f and g. *)
Theorem curve_correlations_decay : forall mu A B (f g : point -> R) (g1 Gf Gg : R -> R) (H : nat -> R -> R) c,
  A ^ 2 = 2 + mu -> B ^ 2 = 2 - mu ->
  (forall t, derivable_pt_lim (fun x => g (curve_point A B x)) t (g1 t)) -> (forall t, Rabs (g1 t) <= c) ->
  (forall t, derivable_pt_lim Gf t (f (curve_point A B t))) ->
  (forall t, derivable_pt_lim Gg t (g (curve_point A B t))) ->
  (forall n t, derivable_pt_lim (H n) t (f (iterate (F mu) n (curve_point A B t)) * g (curve_point A B t))) ->
  Un_cv (fun n => (H n (2 * PI) - H n 0) / (2 * PI))
    ((Gf (2 * PI) - Gf 0) / (2 * PI) * ((Gg (2 * PI) - Gg 0) / (2 * PI))).
Proof.
  intros mu A B f g g1 Gf Gg H c a b smooth slope HGf HGg HH. assert (some := PI_RGT_0).
  assert (around : forall t, curve_point A B (t + 2 * PI) = curve_point A B t).
  { intro t. unfold curve_point. rewrite cos_plus, sin_plus, cos_2PI, sin_2PI. apply same_point; cbn [fst snd]; ring. }
  set (m := (Gf (2 * PI) - Gf 0) / (2 * PI)). set (J := fun t => Gf t - m * t).
  assert (J' : forall t, derivable_pt_lim J t (f (curve_point A B t) - m)).
  { intro t. apply (derivative_minus Gf (fun t => m * t)); [apply HGf|].
    apply (derivative_value _ _ (0 * t + m * 1)); [derive_polynomial | ring]. }
  assert (again : forall t, J (t + 2 * PI) = J t).
  { intro t. assert (K := flat_is_constant (fun t => J (t + 2 * PI) - J t)). cbv beta in K.
    assert (K' : J (t + 2 * PI) - J t = J (0 + 2 * PI) - J 0).
    { apply K. intro x. apply (derivative_value _ _ ((f (curve_point A B (x + 2 * PI)) - m) * (1 + 0)
        - (f (curve_point A B x) - m))).
      - apply (derivative_minus (fun t => J (t + 2 * PI)) J); [|apply J'].
        apply (derivable_pt_lim_comp (fun t => t + 2 * PI) J); [|apply J'].
        apply (derivative_plus (fun t => t) (fun _ => 2 * PI));
          [apply derivable_pt_lim_id | apply derivable_pt_lim_const].
      - rewrite around. ring. }
    replace (J (0 + 2 * PI) - J 0) with 0 in K'; [lra|]. unfold J, m. rewrite Rplus_0_l. field. lra. }
  destruct (periodic_bounded J) as [C bounded]; [|exact again|].
  { intro t. apply derivable_continuous_pt. exists (f (curve_point A B t) - m). apply J'. }
  set (k := Rabs (g (curve_point A B 0))).
  assert (Cpos : 0 <= C) by (specialize (bounded 0); assert (N := Rabs_pos (J 0)); lra).
  assert (cpos : 0 <= c) by (specialize (slope 0); assert (N := Rabs_pos (g1 0)); lra).
  assert (kpos : 0 <= k) by apply Rabs_pos.
  assert (close : forall n, Rabs ((H n (2 * PI) - H n 0) - m * (Gg (2 * PI) - Gg 0)) <= 2 * PI * (C * c) * / 3 ^ n
    + 2 * (C * k) * / 3 ^ n).
  { intro n. set (e := (-3) ^ n). assert (epos : Rabs e = 3 ^ n).
    { unfold e. rewrite <- RPow_abs, (Rabs_left (-3)) by lra. f_equal. ring. }
    assert (three : 0 < 3 ^ n) by (apply pow_lt; lra).
    assert (enz : e <> 0) by (intro zero; rewrite zero, Rabs_R0 in epos; lra).
    set (T := fun t => PI / 4 + e * (t - PI / 4)). set (L := fun t => J (T t) * g (curve_point A B t) * / e).
    set (D := fun t => H n t - m * Gg t - L t).
    assert (D' : forall t, derivable_pt_lim D t (- (J (T t) * g1 t * / e))).
    { intro t. assert (T' : derivable_pt_lim T t e).
      { apply (derivative_value _ _ (0 + (0 * (t - PI / 4) + e * (1 - 0)))); [unfold T; derive_polynomial | ring]. }
      apply (derivative_value _ _ (f (iterate (F mu) n (curve_point A B t)) * g (curve_point A B t)
        - (0 * Gg t + m * g (curve_point A B t))
        - ((((f (curve_point A B (T t)) - m) * e) * g (curve_point A B t) + J (T t) * g1 t) * / e
           + J (T t) * g (curve_point A B t) * 0))).
      - apply (derivative_minus (fun t => H n t - m * Gg t) L).
        + apply (derivative_minus (H n) (fun t => m * Gg t)); [apply HH|].
          apply (derivative_times (fun _ => m) Gg); [apply derivable_pt_lim_const | apply HGg].
        + apply (derivative_times (fun t => J (T t) * g (curve_point A B t)) (fun _ => / e));
            [|apply derivable_pt_lim_const].
          apply (derivative_times (fun t => J (T t)) (fun t => g (curve_point A B t))); [|apply smooth].
          apply (derivable_pt_lim_comp T J); [exact T' | apply J'].
      - rewrite (curve_orbit mu A B n t a b), angle_after. fold e. change (PI / 4 + e * (t - PI / 4)) with (T t).
        field. exact enz. }
    assert (whole := small_slope D _ (C * c * / 3 ^ n) 0 (2 * PI) ltac:(lra) D').
    assert (inverse : 0 < / 3 ^ n) by now apply Rinv_0_lt_compat.
    assert (ends : forall t, Rabs (g (curve_point A B t)) = k -> Rabs (L t) <= C * k * / 3 ^ n).
    { intros t same. unfold L. rewrite !Rabs_mult, Rabs_inv, epos, same. apply Rmult_le_compat_r; [lra|].
      apply Rmult_le_compat_r; [exact kpos | apply bounded]. }
    assert (first_end := ends 0 eq_refl). assert (last_end := ends (2 * PI)).
    replace (curve_point A B (2 * PI)) with (curve_point A B 0) in last_end
      by (rewrite <- (around 0); f_equal; ring). specialize (last_end eq_refl).
    assert (whole' : Rabs (D (2 * PI) - D 0) <= C * c * / 3 ^ n * (2 * PI - 0)).
    { apply whole. intro t. rewrite Rabs_Ropp, !Rabs_mult, Rabs_inv, epos. apply Rmult_le_compat_r; [lra|].
      apply Rmult_le_compat; auto using Rabs_pos. }
    replace (H n (2 * PI) - H n 0 - m * (Gg (2 * PI) - Gg 0)) with ((D (2 * PI) - D 0) + (L (2 * PI) - L 0))
      by (unfold D; ring).
    assert (X := Rabs_triang (D (2 * PI) - D 0) (L (2 * PI) - L 0)).
    assert (Y := Rabs_triang (L (2 * PI)) (- L 0)). rewrite Rabs_Ropp in Y.
    change (L (2 * PI) + - L 0) with (L (2 * PI) - L 0) in Y. lra. }
  intros tol positive. set (top := 2 * PI * (C * c) + 2 * (C * k)).
  assert (toppos : 0 <= top) by (unfold top; assert (0 <= C * c) by nra; assert (0 <= C * k) by nra; nra).
  destruct (natural_above (top / (2 * PI * tol))) as [N large]. exists N. intros n late. unfold R_dist.
  apply le_INR in late. assert (P := power_above n). assert (three : 0 < 3 ^ n) by (apply pow_lt; lra).
  replace (_ - _) with ((H n (2 * PI) - H n 0 - m * (Gg (2 * PI) - Gg 0)) * / (2 * PI)) by (unfold m; field; lra).
  rewrite Rabs_mult, Rabs_inv, (Rabs_pos_eq (2 * PI)) by lra.
  apply (Rmult_lt_reg_r (2 * PI)); [lra|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  apply (Rle_lt_trans _ _ _ (close n)). apply (Rmult_lt_reg_r (3 ^ n)); [exact three|].
  replace ((2 * PI * (C * c) * / 3 ^ n + 2 * (C * k) * / 3 ^ n) * 3 ^ n) with top by (unfold top; field; lra).
  apply (Rmult_lt_compat_r (2 * PI * tol)) in large; [|nra].
  replace (top / (2 * PI * tol) * (2 * PI * tol)) with top in large by (field; lra).
  apply (Rlt_le_trans _ _ _ large). rewrite (Rmult_comm tol), (Rmult_comm (INR N)).
  apply Rmult_le_compat_l; [nra | lra].
Qed.
